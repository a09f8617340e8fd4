import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { InferenceSession } from 'onnxruntime-node';
import { compareWithGolden, runOnWave } from '../testing/golden.js';
import type { Golden } from '../testing/golden.js';
import { convertGraphModel } from './convert.js';
import { readGraphModel } from './graph-model.js';

const GOLDENS = new URL('../../../goldens/eyes/', import.meta.url);
const ENDS = { input: 'input', outputs: ['scores0', 'scores1', 'boxes0', 'boxes1'] };

let json: string;
let weights: Buffer;

beforeAll(async () => {
  json = await readFile(new URL('tiny.json', GOLDENS), 'utf8');
  weights = await readFile(new URL('tiny.bin', GOLDENS));
});

describe('convertGraphModel', () => {
  it('computes what numpy computes of the same graph', async () => {
    const golden = JSON.parse(await readFile(new URL('tiny.golden.json', GOLDENS), 'utf8')) as Golden;
    const bytes = convertGraphModel(readGraphModel(json, weights), ENDS);
    const results = await runOnWave(await InferenceSession.create(bytes), 32, 32);
    expect(compareWithGolden(results, golden)).toBeLessThan(1e-4);
  });

  it('takes pictures of other sizes than the one the graph was saved with', async () => {
    const session = await InferenceSession.create(convertGraphModel(readGraphModel(json, weights), ENDS));
    const results = await runOnWave(session, 64, 48);
    expect(results['scores0']!.dims).toEqual([1, 16 * 12, 4]);
    expect(results['boxes1']!.dims).toEqual([1, 8 * 6, 8]);
  });

  it('names what it cannot convert', () => {
    const changed = (from: string, to: string): string => json.replace(from, to);
    const convert = (text: string): Uint8Array => convertGraphModel(readGraphModel(text, weights), ENDS);
    expect(() => convert(changed('"op":"Sigmoid"', '"op":"Tanh"'))).toThrow('Tanh (sigmoid0) cannot be converted');
    expect(() => convert(changed('"VkFMSUQ="', '"U0FNRQ=="'))).toThrow('Conv2D stem/conv: SAME padding cannot be');
    expect(() => convert(changed('"half_pixel_centers":{"b":true}', '"half_pixel_centers":{"b":false}'))).toThrow(
      'half-pixel centres',
    );
    expect(() => convert(changed('"input":["stem/leaky"', '"input":["elsewhere"'))).toThrow(
      'there is no node elsewhere',
    );
  });
});

describe('readGraphModel', () => {
  it('refuses what is no graph model, and weights that do not fit it', () => {
    expect(() => readGraphModel('{', weights)).toThrow('not JSON');
    expect(() => readGraphModel('{"format":"layers-model"}', weights)).toThrow('not a graph model');
    expect(() => readGraphModel(json, weights.subarray(1))).toThrow('too short');
    expect(() => readGraphModel(json, Buffer.concat([weights, weights]))).toThrow('too long');
  });
});
