import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createPlaygroundConnector } from '@hearth/connectors';
import type { Batch } from '../queue/conversation-queue.js';
import { createLog } from '../runtime/log.js';
import { ProgressNotes } from './progress-note.js';

const ANN = 'playground/main/ann';
const connector = createPlaygroundConnector({
  account: 'main',
  accessToken: 'token',
  baseUrl: 'https://example.invalid',
});

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A turn on a message that has waited for `waitedMs`; what the queue took, and when. */
function watched({ waitedMs = 0, refused = false } = {}) {
  const began = Date.now();
  const notes: { readonly afterMs: number; readonly text: string; readonly outId: string }[] = [];
  let woken = 0;
  let shown = 0;
  const queue = {
    note: async (_: Batch, [bubble]: readonly string[]) => {
      const { body, outId } = JSON.parse(bubble!) as { body: { text: string }; outId: string };
      notes.push({ afterMs: Date.now() - began, text: body.text, outId });
      return !refused;
    },
  };
  const wakes = { wakeSend: async () => void woken++ };
  const turn = new AbortController();
  const end = new ProgressNotes({ queue, wakes }, createLog({ level: 'error', role: 'test' })).watch({
    batch: {
      conversation: ANN,
      items: [{ seq: 1, arrivedAt: began - waitedMs, event: undefined, raw: '' }],
    } as unknown as Batch,
    connector,
    turnId: 'abc',
    language: 'de',
    signal: turn.signal,
    onNote: () => void shown++,
  });
  return { notes, end, turn, counts: () => ({ woken, shown }) };
}

test('after 20 s one note in the person’s language, and never another', async () => {
  const { notes, counts } = watched();
  await jest.advanceTimersByTimeAsync(19_999);
  expect(notes).toEqual([]);
  await jest.advanceTimersByTimeAsync(180_000);
  expect(notes).toEqual([{ afterMs: 20_000, text: 'Ich denke noch darüber nach.', outId: 'abcn-0' }]);
  expect(counts()).toEqual({ woken: 1, shown: 1 });
});

test('an answer in time, or the end of the turn: none', async () => {
  const answered = watched();
  const stopped = watched();
  await jest.advanceTimersByTimeAsync(19_000);
  answered.end();
  stopped.turn.abort();
  await jest.advanceTimersByTimeAsync(180_000);
  expect([...answered.notes, ...stopped.notes]).toEqual([]);
});

test('the wait counts from the message; a turn that began late is given a little time', async () => {
  const soon = watched({ waitedMs: 8000 });
  const late = watched({ waitedMs: 60_000 });
  await jest.advanceTimersByTimeAsync(180_000);
  expect(soon.notes.map(({ afterMs }) => afterMs)).toEqual([12_000]);
  expect(late.notes.map(({ afterMs }) => afterMs)).toEqual([5000]);
});

test('refused by the queue: nobody is woken, typing goes on as it was', async () => {
  const { counts } = watched({ refused: true });
  await jest.advanceTimersByTimeAsync(180_000);
  expect(counts()).toEqual({ woken: 0, shown: 0 });
});
