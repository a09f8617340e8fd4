import { describe, expect, it } from '@jest/globals';
import { loadTokenizer } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel } from '../support/models.js';
import { tokenizerGoldens } from '../support/tokenizer-goldens.js';

describe('the small model', () => {
  it(
    'cuts text into the same tokens as the reference',
    async () => {
      const { dir } = await testModel('qwen2.5-coder-0.5b');
      const tokenizer = await loadTokenizer(dir);
      const goldens = await tokenizerGoldens('qwen2');
      expect(goldens.length).toBeGreaterThanOrEqual(200);
      const wrong = goldens.filter(
        ({ text, ids, plain }) =>
          tokenizer.encode(text, { special: true }).join() !== ids.join() ||
          tokenizer.encode(text, { special: false }).join() !== plain.join(),
      );
      expect(wrong).toEqual([]);
    },
    FETCH_LIMIT_MS,
  );
});
