/**
 * On the Vulkan renderer that Chromium brings, which computes on the processor.
 * @jest-environment-options {"swiftShader": true}
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Backend, Row } from '../../../packages/inference/src/backends/backend.js';
import { createCpuSplitBackend } from '../../../packages/inference/src/backends/cpu-split/backend.js';
import { createWebGpuBackend } from '../../../packages/inference/src/backends/webgpu/backend.js';
import { LogitsReader } from '../../../packages/inference/src/backends/webgpu/logits.js';
import { DEVICE_GRAPH, importGguf, writeSecondGraph } from '../../../packages/inference/src/graph/index.js';
import { goldenPath } from '../../../packages/inference/src/graph/testing/goldens.js';
import { chooseDevice, createEngine, ensureModel } from '@hearth/inference';
import type { ModelManifest } from '@hearth/inference';
import { FETCH_LIMIT_MS, testModelsDir } from '../../support/models.js';
import { generate } from './support.js';
import { backendContract, best, dense, distance } from './suite/backend.js';

const LIMIT_MS = 120_000;
const CONTEXT = 64;
/** float32 rounding over a few layers; logits of the tiny models are of the order of 1. */
const ROUNDING = 1e-4;

let folder: string;
/** Compiled shaders, which take the software renderer most of the time, are kept for as long as any graph is loaded. */
let anyGraph: LogitsReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-webgpu-'));
  anyGraph = await LogitsReader.open(1, (run) => run());
});
afterAll(async () => {
  await anyGraph.close();
  await rm(folder, { recursive: true });
});

/** A tiny model with both of its graphs. */
async function tiny(architecture: string): Promise<{ dir: string; manifest: ModelManifest }> {
  const [ggufPath, dir] = [goldenPath(`tiny/${architecture}.gguf`), join(folder, architecture)];
  const facts = await importGguf({ ggufPath, outDir: dir, activations: 'float32' });
  await writeSecondGraph(DEVICE_GRAPH, { ggufPath, dir });
  return { dir, manifest: { ...facts, files: { graph: 'model.onnx' } } as ModelManifest };
}

describe.each(['llama', 'qwen2'])('the webgpu backend, %s', (architecture) => {
  backendContract({
    open: async () => createWebGpuBackend({ ...(await tiny(architecture)), contextLength: CONTEXT, device: 'test' }),
    ids: 90,
    length: 12,
    beside: [[5], [12, 12, 12], [40, 3]],
    cuts: [[10, 20], [2]],
    chunk: 20,
    same: ROUNDING,
    near: ROUNDING,
    limitMs: LIMIT_MS,
  });
});

describe('the webgpu backend beside the processor', () => {
  test(
    'writes the same answers, rows joining and leaving',
    async () => {
      const { dir, manifest } = await tiny('llama');
      const backends = [
        await createCpuSplitBackend({ dir, manifest, threads: 1, contextLength: CONTEXT }),
        await createWebGpuBackend({ dir, manifest, contextLength: CONTEXT, device: 'test' }),
      ];
      const [expected, found] = [await converse(backends[0]!), await converse(backends[1]!)];
      expect(found.tokens).toEqual(expected.tokens);
      for (const [i, logits] of found.logits.entries())
        expect(distance(logits, expected.logits[i]!)).toBeLessThan(ROUNDING);
      for (const backend of backends) await backend.dispose();
    },
    LIMIT_MS,
  );
});

/** Greedy answers of four rows that come one after the other; the second leaves early. All logits of the last step of all. */
async function converse(backend: Backend): Promise<{ tokens: number[][]; logits: Float32Array[] }> {
  const prompts = [5, 17, 2, 9].map((length, row) => Array.from({ length }, (_, i) => 1 + ((i * 31 + row * 7) % 90)));
  const rows: { row: Row; tokens: number[] }[] = [];
  const all: number[][] = [];
  let logits: Float32Array[] = [];
  for (let round = 0; round < 12; round++) {
    const prompt = round % 2 === 0 ? prompts[round / 2] : undefined;
    if (prompt) {
      const row = backend.open([], prompt.length);
      const first = await dense((await backend.prefill(row, prompt, 'logits')).logits!);
      const tokens = [best(first)];
      rows.push({ row, tokens });
      all.push(tokens);
    }
    if (round === 7) backend.close(rows.splice(1, 1)[0]!.row);
    const steps = rows.map(({ row, tokens }) => ({ row, token: tokens.at(-1)! }));
    logits = [];
    for (const [i, result] of (await backend.decode(steps)).entries()) {
      logits.push(await dense(result));
      rows[i]!.tokens.push(best(logits[i]!));
    }
  }
  for (const { row } of rows) backend.close(row);
  return { tokens: all, logits };
}

describe('an engine on the graphics card', () => {
  test(
    'begins to answer as it does on the processor',
    async () => {
      const device = await chooseDevice('webgpu');
      const { dir } = await ensureModel({ id: 'smollm2-135m', modelsDir: testModelsDir, device: device.device });
      const engine = await createEngine({ dir, device, slots: 2, contextLength: 128 });
      const { text, stats } = await generate(engine, { prompt: { text: 'The capital of France is' }, maxTokens: 2 });
      expect(text).toBe(' Paris.');
      expect(stats).toMatchObject({ promptTokens: 5, completionTokens: 2 });
      expect(engine.model).toMatchObject({ backend: 'webgpu', device: device.hardware, deviceWhy: 'asked for' });
      await engine.close();
    },
    FETCH_LIMIT_MS,
  );
});
