import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFiles } from '@hearth/inference';
import { importGguf } from '../../../packages/inference/src/graph/index.js';
import { argmax, GraphRunner, RowCache } from '../../../packages/inference/src/graph/testing/runner.js';
import { firstDifference, goldenChats, installedDifferences } from '../../support/greedy.js';
import type { GoldenChat } from '../../support/greedy.js';
import { FETCH_LIMIT_MS, testModel, testModelsDir } from '../../support/models.js';

const ID = 'smollm2-135m';
const RUN_LIMIT_MS = 600_000;
/** Answers of ten that must be the reference's, token for token. */
const LEAST_SAME = 8;
/**
 * Lead of the reference's best token, as a difference of logits, up to which rounding activations to 8 bits may turn the choice.
 * So small a model is that unsure at every tenth token: as it is installed its answers are compared by this alone. Those of the models
 * that people talk to are compared whole, in the end-to-end suite.
 */
const UNSURE = 1;

describe(ID, () => {
  let chats: readonly GoldenChat[];
  let exactDir: string;

  beforeAll(async () => {
    await testModel(ID);
    chats = await goldenChats(ID);
    exactDir = await mkdtemp(join(tmpdir(), 'hearth-exact-'));
  }, FETCH_LIMIT_MS);
  afterAll(() => rm(exactDir, { recursive: true, force: true }));

  it(
    'chooses the reference’s tokens when activations are not rounded',
    async () => {
      const { files } = await ensureFiles({ id: ID, modelsDir: testModelsDir });
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
    'differs from the reference as it is installed only where that was unsure',
    async () => {
      const differing = await installedDifferences(ID, chats);
      expect(differing.filter(({ margin }) => margin > UNSURE)).toEqual([]);
    },
    RUN_LIMIT_MS,
  );
});
