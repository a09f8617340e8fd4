import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEngine, readStates } from '@hearth/inference';
import type { ModelManifest, ModelProgress, SeeingManifest } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';

const ID = 'smollm2-135m';
const TEXTS = ['Rotate the picture', 'What time is it in Tokyo, and in São Paulo?', 'मुझे दो घंटे बाद याद दिलाना', 'Hi'];
/** The same products in another order of rows and threads. */
const SAME = 0.999;

let modelsDir: string;
let dir: string;
let manifest: ModelManifest;
/** States by the engine, which computes the whole model. */
let expected: Float32Array[];

beforeAll(async () => {
  const installed = await testModel(ID);
  manifest = installed.manifest;
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-states-'));
  dir = join(modelsDir, ID, 'model');
  const left = /states-|probe/;
  await cp(dirname(installed.dir), join(modelsDir, ID), { recursive: true, filter: (file) => !left.test(file) });
  const engine = await createEngine({ dir });
  expected = await Promise.all(TEXTS.map((text) => engine.embed(text)));
  await engine.close();
}, FETCH_LIMIT_MS);
afterAll(() => rm(modelsDir, { recursive: true }));

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));

async function read(texts: readonly string[], signal?: AbortSignal): Promise<ModelProgress[]> {
  const events: ModelProgress[] = [];
  const onProgress = (event: ModelProgress) => void events.push(event);
  const states = await readStates(texts, { dir, manifest, modelsDir, onProgress, ...(signal && { signal }) });
  for (const [i, text] of texts.entries())
    if (TEXTS.includes(text)) expect(cosine(states[i]!, expected[TEXTS.indexOf(text)]!)).toBeGreaterThan(SAME);
  return events;
}

test("states are the engine's, also without the file that the model was imported from", async () => {
  const original = join(modelsDir, ID, 'files');
  await cp(original, `${original}.away`, { recursive: true });
  await rm(original, { recursive: true });
  await read(TEXTS.slice(0, 2));
  await cp(`${original}.away`, original, { recursive: true });
  const events = await read(TEXTS);
  expect(events.at(-1)).toMatchObject({ phase: 'probe', label: ID });
  expect(events.at(-1)!.done).toBe(events.at(-1)!.total);
  expect(await read(TEXTS)).toEqual([]);
}, 60_000);

test('what was interrupted is continued, and a new text costs only itself', async () => {
  const texts = Array.from({ length: 200 }, (_, i) => `What is ${i} times ${i * 7}, divided by ${i + 3}, roughly?`);
  const stop = new AbortController();
  const reason = new Error('enough');
  let reached = 0;
  const onProgress = ({ done, total }: ModelProgress) => {
    reached = Math.max(reached, done / total);
    if (reached > 0.3) stop.abort(reason);
  };
  const { signal } = stop;
  await expect(readStates(texts, { dir, manifest, modelsDir, onProgress, signal })).rejects.toBe(reason);
  const [first] = await read(texts);
  expect(first!.done / first!.total).toBeGreaterThanOrEqual(reached - 0.01);
  const [another] = await read([...texts, 'And now another one.']);
  expect(another!.done / another!.total).toBeGreaterThan(0.95);
}, 120_000);

test('states of an export are those of its input embeddings, and nothing is written beside it', async () => {
  const exported = fileURLToPath(new URL('../../../packages/inference/goldens/vision/qwen2', import.meta.url));
  const before = await readdir(exported);
  const engine = await createEngine({ dir: exported });
  const seeing = { kind: 'vision', id: 'qwen2', hiddenSize: engine.model.hiddenSize } as SeeingManifest;
  const texts = ['Turn it to the left', 'Hi'];
  const states = await readStates(texts, { dir: exported, manifest: seeing, modelsDir });
  for (const [i, text] of texts.entries()) expect(cosine(states[i]!, await engine.embed(text))).toBeGreaterThan(SAME);
  await engine.close();
  expect(await readdir(exported)).toEqual(before);
}, 60_000);
