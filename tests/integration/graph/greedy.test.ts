import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFiles } from '@hearth/inference';
import { importGguf } from '../../../packages/inference/src/graph/index.js';
import { readGolden } from '../../../packages/inference/src/graph/testing/goldens.js';
import { argmax, GraphRunner, RowCache } from '../../../packages/inference/src/graph/testing/runner.js';
import { FETCH_LIMIT_MS, testModel, testModelsDir } from '../../support/models.js';

/** Models to compare with their goldens, comma-separated; the larger ones take minutes and gigabytes. */
const MODELS = (process.env.HEARTH_GOLDEN_MODELS ?? 'smollm2-135m').split(',');
const RUN_LIMIT_MS = 600_000;
/** Answers of ten that must be the reference's, token for token. */
const LEAST_SAME = 8;
/**
 * Lead of the reference's best token, as a difference of logits, up to which rounding activations to 8 bits may turn the choice.
 * The smallest model is that unsure at every tenth token; its answers are compared by this alone.
 */
const UNSURE = 1;
const TOO_UNSURE_TO_COUNT = 'smollm2-135m';

interface Chat {
  readonly prompt: string;
  readonly ids: readonly number[];
  readonly greedy: readonly number[];
  readonly margins: readonly number[];
}

/** Index of the first token that differs, or -1. */
const firstDifference = (tokens: readonly number[], { greedy }: Chat): number =>
  greedy.findIndex((token, i) => token !== tokens[i]);

describe.each(MODELS)('%s', (id) => {
  let chats: readonly Chat[];
  let exactDir: string;

  beforeAll(async () => {
    await testModel(id);
    ({ chats } = await readGolden<{ chats: readonly Chat[] }>(`greedy/${id}.json`));
    exactDir = await mkdtemp(join(tmpdir(), 'hearth-exact-'));
  }, FETCH_LIMIT_MS);
  afterAll(() => rm(exactDir, { recursive: true, force: true }));

  it(
    'chooses the reference’s tokens when activations are not rounded',
    async () => {
      const { files } = await ensureFiles({ id, modelsDir: testModelsDir });
      const ggufPath = Object.values(files)[0]!;
      const facts = await importGguf({ ggufPath, outDir: exactDir, activations: 'float32' });
      const runner = await GraphRunner.open(exactDir, facts);
      let same = 0;
      for (const chat of chats) {
        // All tokens of the answer at once: each is chosen after the same text as in the reference.
        const tokens = [...chat.ids, ...chat.greedy.slice(0, -1)];
        const wanted = chat.greedy.map((_, i) => chat.ids.length - 1 + i);
        const { logits } = await runner.prefill(new RowCache(facts), tokens, wanted);
        if (firstDifference(logits.map(argmax), chat) < 0) same++;
      }
      await runner.close();
      expect(same).toBeGreaterThanOrEqual(LEAST_SAME);
    },
    RUN_LIMIT_MS,
  );

  it(
    'answers like the reference as it is installed',
    async () => {
      const { dir, manifest } = await testModel(id);
      const runner = await GraphRunner.open(dir, manifest);
      const differing: { prompt: string; at: number; margin: number }[] = [];
      for (const chat of chats) {
        const cache = new RowCache(manifest);
        let { logits } = await runner.prefill(cache, chat.ids, [chat.ids.length - 1]);
        const tokens = [argmax(logits[0]!)];
        while (tokens.length < chat.greedy.length) {
          ({ logits } = await runner.decode([cache], tokens.slice(-1), cache.length));
          tokens.push(argmax(logits[0]!));
        }
        const at = firstDifference(tokens, chat);
        if (at >= 0) differing.push({ prompt: chat.prompt, at, margin: chat.margins[at]! });
      }
      await runner.close();
      expect(differing.filter(({ margin }) => margin > UNSURE)).toEqual([]);
      if (id !== TOO_UNSURE_TO_COUNT) expect(chats.length - differing.length).toBeGreaterThanOrEqual(LEAST_SAME);
    },
    RUN_LIMIT_MS,
  );
});
