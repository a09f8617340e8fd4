import { describe, expect, it } from '@jest/globals';
import { goldenChats, installedDifferences } from '../support/greedy.js';
import { FETCH_LIMIT_MS } from '../support/models.js';

/** The small model; `HEARTH_GOLDEN_MODELS` names others, comma-separated; the larger take minutes and gigabytes. */
const MODELS = (process.env.HEARTH_GOLDEN_MODELS ?? 'qwen2.5-coder-0.5b').split(',');
/** Answers of ten that must be the reference's, token for token. */
const LEAST_SAME = 8;

describe.each(MODELS)('%s', (id) => {
  it(
    'answers like the reference as it is installed',
    async () => {
      const chats = await goldenChats(id);
      expect(chats).toHaveLength(10);
      const differing = await installedDifferences(id, chats);
      expect(differing.length).toBeLessThanOrEqual(chats.length - LEAST_SAME);
    },
    FETCH_LIMIT_MS,
  );
});
