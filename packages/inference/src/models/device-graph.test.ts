import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DEVICE_GRAPH, ImportError, importGguf } from '../graph/index.js';
import { goldenPath } from '../graph/testing/goldens.js';
import { ensureDeviceGraph } from './device-graph.js';
import { UnusableModelError } from './errors.js';
import type { ModelManifest } from './manifest.js';
import { layout } from './store/layout.js';

const FILE = 'model.gguf';
const manifest = { id: 'tiny', source: { file: FILE } } as ModelManifest;

let modelsDir: string;
let dir: string;
let original: string;
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-device-graph-'));
  dir = layout.model(modelsDir, 'tiny');
  original = join(layout.files(modelsDir, 'tiny'), FILE);
  await mkdir(layout.files(modelsDir, 'tiny'), { recursive: true });
  await copyFile(goldenPath('tiny/llama.gguf'), original);
  await importGguf({ ggufPath: original, outDir: dir });
});
afterEach(() => rm(modelsDir, { recursive: true }));

test('is made once, over the weights that are there, also by several at once', async () => {
  const weights = await readFile(join(dir, 'model.onnx.data'));
  await Promise.all([1, 2, 3].map(() => ensureDeviceGraph(dir, manifest, { modelsDir })));
  expect((await readdir(dir)).toSorted()).toEqual([DEVICE_GRAPH.file, 'model.onnx', 'model.onnx.data'].toSorted());
  expect((await readFile(join(dir, 'model.onnx.data'))).equals(weights)).toBe(true);
  await rm(original);
  await ensureDeviceGraph(dir, manifest, { modelsDir });
});

test('without the original it says which file it needs', async () => {
  await rm(original);
  const refused = ensureDeviceGraph(dir, manifest, { modelsDir });
  await expect(refused).rejects.toBeInstanceOf(UnusableModelError);
  await expect(refused).rejects.toThrow(original);
});

test('weights of another file are refused, and nothing is left behind', async () => {
  await copyFile(goldenPath('tiny/qwen2.gguf'), original);
  await expect(ensureDeviceGraph(dir, manifest, { modelsDir })).rejects.toBeInstanceOf(ImportError);
  expect((await readdir(dir)).toSorted()).toEqual(['model.onnx', 'model.onnx.data']);
});
