import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InferenceSession, Tensor } from 'onnxruntime-node';

import { openGguf } from '../gguf/file.js';
import { fill } from '../import/fill.js';
import { encodeModel } from '../onnx/encode.js';
import { GraphBuilder } from '../onnx/graph-builder.js';
import { ggufBytes } from '../testing/gguf-writer.js';
import { readGolden } from '../testing/goldens.js';
import { maxDifference } from '../testing/runner.js';
import { embedding } from './embedding.js';
import { cpuTarget } from './cpu/target.js';
import { linear } from './linear.js';
import { WeightPlan } from './weights.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-products-'));
});
afterAll(() => rm(dir, { recursive: true }));

const ROWS = 3;
/** Numbers of the types in a file, and weights in one of their blocks. */
const TYPES = {
  Q4_0: [2, 32],
  Q4_1: [3, 32],
  Q5_0: [6, 32],
  Q5_1: [7, 32],
  Q8_0: [8, 32],
  Q4_K: [12, 256],
  Q5_K: [13, 256],
  Q6_K: [14, 256],
} as const;

/** Runs a graph that looks rows up and multiplies by the same matrix, one block a row, through onnxruntime. */
async function run(type: keyof typeof TYPES, source: Uint8Array, x: Float32Array) {
  const [number, columns] = TYPES[type];
  const ggufPath = join(dir, `${type}.gguf`);
  await writeFile(ggufPath, ggufBytes({}, [{ name: 'matrix', dims: [columns, ROWS], type: number, bytes: source }]));
  const gguf = await openGguf(ggufPath);
  const weights = new WeightPlan(gguf.tensors);
  const matrix = weights.matrix(['matrix'], [ROWS], columns);
  const graph = new GraphBuilder('products');
  embedding(graph, 'looked_up', 'ids', matrix);
  linear({ graph, activations: 'float32', target: cpuTarget() }, 'exact', 'x', matrix);
  linear({ graph, activations: 'int8', target: cpuTarget() }, 'rounded', 'x', matrix);
  const built = graph.build(
    [
      { name: 'ids', type: 'int64', dims: [1, ROWS] },
      { name: 'x', type: 'float32', dims: [1, 1, columns] },
    ],
    [
      { name: 'looked_up', type: 'float32', dims: [1, ROWS, columns] },
      { name: 'exact', type: 'float32', dims: [1, 1, ROWS] },
      { name: 'rounded', type: 'float32', dims: [1, 1, ROWS] },
    ],
  );
  const data = await open(join(dir, `${type}.data`), 'w');
  for (const piece of weights.fills) await fill(gguf, data, piece, () => undefined);
  await data.close();
  await gguf.close();
  const path = join(dir, `${type}.onnx`);
  await writeFile(path, encodeModel({ graph: built, dataFile: `${type}.data`, producer: 'test' }));
  const session = await InferenceSession.create(path);
  const results = await session.run({
    ids: new Tensor('int64', BigInt64Array.from([2n, 0n, 1n]), [1, ROWS]),
    x: new Tensor('float32', x, [1, 1, columns]),
  });
  await session.release();
  const floats = (name: string): Float32Array => results[name]!.data as Float32Array;
  return { lookedUp: floats('looked_up'), exact: floats('exact'), rounded: floats('rounded') };
}

describe.each(Object.keys(TYPES) as (keyof typeof TYPES)[])('%s', (type) => {
  test('onnxruntime finds the reference’s weights and products', async () => {
    const golden = await readGolden<{ bytes: string; weights: string }>(`dequantise/${type}.json`);
    const weights = new Float32Array(new Uint8Array(Buffer.from(golden.weights, 'base64')).buffer);
    const columns = TYPES[type][1];
    const row = (index: number): Float32Array => weights.subarray(index * columns, (index + 1) * columns);
    const x = Float32Array.from({ length: columns }, (_, i) => Math.sin(i * 1.7) + 0.3);
    const expected = Array.from({ length: ROWS }, (_, index) =>
      row(index).reduce((sum, weight, i) => sum + weight * x[i]!, 0),
    );
    const { lookedUp, exact, rounded } = await run(type, Buffer.from(golden.bytes, 'base64'), x);
    const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
    expect(maxDifference(lookedUp, [...row(2), ...row(0), ...row(1)])).toBeLessThan(largest * 1e-6);
    expect(maxDifference(exact, expected)).toBeLessThan(largest * columns * 1e-6);
    // Half a step of 1/127 of the largest activation in a block, for each column at worst.
    expect(maxDifference(rounded, expected)).toBeLessThan((largest * columns * 1.3) / 254);
  });
});
