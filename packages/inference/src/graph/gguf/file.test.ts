import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ggufBytes, type Entry, type WrittenTensor } from '../testing/gguf-writer.js';
import { openGguf } from './file.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-gguf-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function written(bytes: Uint8Array): Promise<string> {
  const path = join(dir, 'model.gguf');
  await writeFile(path, bytes);
  return path;
}

const metadata: Record<string, Entry> = {
  'general.architecture': 'llama',
  'llama.block_count': { u32: 30 },
  'llama.rope.freq_base': { f32: 10_000 },
  'some.flag': true,
  'some.count': { u64: 2n ** 60n },
  'tokenizer.ggml.tokens': ['a', 'é', '😀'],
};
const floats: WrittenTensor = {
  name: 'norm',
  dims: [5],
  type: 0,
  bytes: new Uint8Array(Float32Array.of(1, 2, 3, 4, 5).buffer),
};
const blocks: WrittenTensor = { name: 'matrix', dims: [32, 2], type: 8, bytes: new Uint8Array(68).fill(7) };

test('metadata and tensors are read', async () => {
  const file = await openGguf(await written(ggufBytes(metadata, [floats, blocks])));
  expect(Object.fromEntries(file.metadata)).toEqual({
    'general.architecture': 'llama',
    'llama.block_count': 30,
    'llama.rope.freq_base': 10_000,
    'some.flag': true,
    'some.count': 2n ** 60n,
    'tokenizer.ggml.tokens': ['a', 'é', '😀'],
  });
  const matrix = file.tensors.get('matrix')!;
  expect(matrix).toMatchObject({ dims: [32, 2], bytes: 68, type: { name: 'Q8_0' } });
  const part = new Uint8Array(8);
  await file.read(file.tensors.get('norm')!, 8, part);
  expect([...new Float32Array(part.buffer)]).toEqual([3, 4]);
  await file.close();
});

test('a head larger than the first read is read whole', async () => {
  const long = 'x'.repeat(9 << 20);
  const file = await openGguf(await written(ggufBytes({ ...metadata, long }, [floats])));
  expect(file.metadata.get('long')).toHaveLength(long.length);
  expect(file.tensors.has('norm')).toBe(true);
  await file.close();
});

test.each([
  ['another kind of file', () => Buffer.from('PK\u0003\u0004 and so on, for long enough'), 'format', /not a GGUF file/],
  ['an old version', () => ggufBytes(metadata, [], 1), 'unsupported', /GGUF version 1/],
  [
    'a head that is cut off',
    () => ggufBytes(metadata, [floats]).subarray(0, 60),
    'format',
    /head of the GGUF file has no end/,
  ],
  ['an empty file', () => Buffer.alloc(0), 'format', /head of the GGUF file has no end/],
  ['tensors that are cut off', () => ggufBytes(metadata, [floats]).subarray(0, -20), 'format', /end of tensor norm/],
  [
    'a type that cannot be imported',
    () => ggufBytes(metadata, [{ ...blocks, type: 23 }]),
    'unsupported',
    /tensor matrix has type IQ4_XS/,
  ],
  [
    'a type nobody knows',
    () => ggufBytes(metadata, [{ ...blocks, type: 200 }]),
    'unsupported',
    /tensor matrix has type number 200/,
  ],
  [
    'rows that are no whole blocks',
    () => ggufBytes(metadata, [{ ...blocks, dims: [34, 2] }]),
    'format',
    /rows of tensor matrix are not a whole number of Q8_0 blocks/,
  ],
])('%s is refused', async (_, bytes, code, message) => {
  const path = await written(bytes());
  await expect(openGguf(path)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});
