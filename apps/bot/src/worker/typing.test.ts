import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Connector } from '@hearth/connectors';
import { showTyping } from './typing.js';

const ANN = { channel: 'messenger', account: '10', peer: 'ann' } as const;
/** The shortest and the longest of all channels. */
const LAPSES_MS = [20_000, 25_000];
const TWO_MINUTES_MS = 120_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Records when "typing…" was asked for. */
function channel(typingLapseMs: number, typing = true) {
  const shownAt: number[] = [];
  const connector = {
    capabilities: { typing, typingLapseMs },
    typing: async () => {
      shownAt.push(Date.now());
      throw new Error('the platform refuses');
    },
  } as unknown as Connector;
  return { connector, shownAt };
}

describe.each(LAPSES_MS)('typing that lapses after %i ms', (lapseMs) => {
  test('stays on for two minutes, whatever the platform answers, and ends with the turn', async () => {
    const { connector, shownAt } = channel(lapseMs);
    const began = Date.now();
    const typing = showTyping(connector, ANN, 'm1', new AbortController().signal);
    await jest.advanceTimersByTimeAsync(TWO_MINUTES_MS);
    expect(shownAt[0]).toBe(began);
    const gaps = [...shownAt, began + TWO_MINUTES_MS].map((at, i, all) => at - (all[i - 1] ?? began));
    expect(Math.max(...gaps)).toBeLessThan(lapseMs);
    const before = shownAt.length;
    typing.end();
    typing.again();
    await jest.advanceTimersByTimeAsync(TWO_MINUTES_MS);
    expect(shownAt).toHaveLength(before);
  });

  test('is shown again after a message of ours has ended it', async () => {
    const { connector, shownAt } = channel(lapseMs);
    const typing = showTyping(connector, ANN, 'm1', new AbortController().signal);
    await jest.advanceTimersByTimeAsync(5000);
    typing.again();
    const noteAt = Date.now();
    await jest.advanceTimersByTimeAsync(lapseMs);
    expect(shownAt.filter((at) => at > noteAt)).toEqual([noteAt + 3000, noteAt + 3000 + lapseMs * 0.75]);
  });
});

test('an aborted turn ends it; a channel without typing is left alone', async () => {
  const turn = new AbortController();
  const { connector, shownAt } = channel(20_000);
  showTyping(connector, ANN, 'm1', turn.signal);
  turn.abort();
  const mute = channel(20_000, false);
  showTyping(mute.connector, ANN, 'm1', new AbortController().signal).again();
  await jest.advanceTimersByTimeAsync(TWO_MINUTES_MS);
  expect(shownAt).toHaveLength(1);
  expect(mute.shownAt).toEqual([]);
});
