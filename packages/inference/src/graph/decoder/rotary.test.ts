import { expect, test } from '@jest/globals';

import { rotaryTable } from './rotary.js';
import type { DecoderShape } from './shape.js';

const shape: DecoderShape = {
  architecture: 'llama',
  layers: 2,
  hiddenSize: 16,
  feedForwardSize: 16,
  heads: 2,
  kvHeads: 2,
  headSize: 8,
  vocabSize: 4,
  contextLength: 6,
  normEpsilon: 1e-5,
  interleaved: true,
  ropeBase: 10_000,
  ropeFactor: 1,
};
/** The angle itself instead of its cosine, so that the table can be read. */
const angle = (value: number): number => value;
const row = (table: Float32Array, position: number): number[] => [...table.subarray(position * 4, position * 4 + 4)];

test('angles are position · base^(−2i/headSize)', () => {
  const table = rotaryTable(shape, undefined, angle);
  expect(table).toHaveLength(6 * 4);
  expect(row(table, 0)).toEqual([0, 0, 0, 0]);
  expect(row(table, 5)).toEqual([5, 0.5, 0.05, 0.005].map(Math.fround));
});

test('linear scaling divides positions', () => {
  expect(row(rotaryTable({ ...shape, ropeFactor: 4 }, undefined, angle), 4)).toEqual(
    [1, 0.1, 0.01, 0.001].map(Math.fround),
  );
});

test('the divisors of a file divide frequencies one by one', () => {
  const divisors = Float32Array.of(1, 2, 4, 8);
  expect(row(rotaryTable(shape, divisors, angle), 4)).toEqual([4, 0.2, 0.01, 0.0005].map(Math.fround));
});
