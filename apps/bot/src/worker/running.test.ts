import { describe, expect, test } from '@jest/globals';
import type { Batch } from '../queue/conversation-queue.js';
import { MERGE_WINDOW_MS, RunningTurns } from './running.js';
import type { RunningTurn } from './running.js';

const ANN = 'messenger/10/ann';
const NOW = 1_000_000;
const batch: Batch = {
  conversation: ANN,
  items: [1, 2].map((seq) => ({ seq, arrivedAt: NOW, event: undefined, raw: '' })),
  starts: 1,
  stopAt: 0,
  pausedUntil: 0,
  skipped: 0,
  fence: '1',
  epoch: '0',
  rev: '3',
};
const notice = (kind: 'new' | 'changed' | 'stop', mark: number) => ({ kind, mark, conversation: ANN });

describe('a running turn', () => {
  test.each([
    ['a newer message', 'new', 3, 'new'],
    ['a message it has read', 'new', 2, undefined],
    ['a stop', 'stop', 3, 'stop'],
    ['a stop it has read', 'stop', 2, undefined],
    ['a later edit', 'changed', 4, 'changed'],
    ['an edit it has read', 'changed', 3, undefined],
  ] as const)('%s', async (_, kind, mark, expected) => {
    await new RunningTurns().track(ANN, undefined, async (turn) => {
      turn.hasRead(batch);
      turn.hear(notice(kind, mark), NOW);
      expect(turn.aborted).toBe(expected);
    });
  });

  test('hears what was said before it knew what it read', async () => {
    const turns = new RunningTurns();
    await turns.track(ANN, undefined, async (turn) => {
      turns.hear(notice('stop', 2));
      turns.hear(notice('stop', 3));
      expect(turn.aborted).toBeUndefined();
      turn.hasRead(batch);
      expect(turn.aborted).toBe('stop');
    });
  });

  test('is let finish for somebody who never stops writing, but not after a stop', async () => {
    await new RunningTurns().track(ANN, undefined, async (turn) => {
      turn.hasRead(batch);
      turn.hear(notice('new', 3), NOW + MERGE_WINDOW_MS + 1);
      expect(turn.aborted).toBeUndefined();
      turn.hear(notice('stop', 4), NOW + MERGE_WINDOW_MS + 1);
      expect(turn.aborted).toBe('stop');
    });
  });

  test('the first cause stays', async () => {
    const turns = new RunningTurns();
    await turns.track(ANN, undefined, async (turn) => {
      turn.abort('timeout');
      turns.abortAll('shutdown');
      expect(turn.aborted).toBe('timeout');
    });
  });

  test('a lost job aborts it; news of other conversations and of ended turns reach nobody', async () => {
    const turns = new RunningTurns();
    const job = new AbortController();
    let ended: RunningTurn | undefined;
    await turns.track(ANN, job.signal, async (turn) => {
      turns.hear({ ...notice('stop', 9), conversation: 'messenger/10/bob' });
      ended = turn;
    });
    job.abort();
    turns.abortAll('shutdown');
    expect(ended?.aborted).toBeUndefined();
    await turns.track(ANN, AbortSignal.abort(), async (turn) => expect(turn.aborted).toBe('lock'));
  });
});
