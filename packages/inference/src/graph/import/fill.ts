import type { FileHandle } from 'node:fs/promises';

import type { Fill } from '../decoder/weights.js';
import type { GgufFile } from '../gguf/file.js';
import { isFloatType, unpackFloats } from '../quant/formats.js';
import { allocateUnpacked } from '../quant/layout.js';

/** Weights handled at a time: about 30 ms of work, after which the event loop gets its turn. */
const CHUNK_WEIGHTS = 1 << 21;

async function writeAll(file: FileHandle, values: Uint8Array | Float32Array, position: number): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

async function fillQuantised(
  source: GgufFile,
  target: FileHandle,
  { tensor, format, codes, scales, offsets }: Extract<Fill, { kind: 'quantised' }>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { blockSize, blockBytes } = tensor.type;
  const totalBlocks = tensor.bytes / blockBytes;
  const chunkBlocks = Math.min(totalBlocks, CHUNK_WEIGHTS / blockSize);
  const input = new Uint8Array(chunkBlocks * blockBytes);
  const unpacked = allocateUnpacked(format.layout, chunkBlocks * blockSize);
  for (let block = 0; block < totalBlocks; block += chunkBlocks) {
    const blocks = Math.min(chunkBlocks, totalBlocks - block);
    const bytes = input.subarray(0, blocks * blockBytes);
    await source.read(tensor, block * blockBytes, bytes);
    format.unpack(bytes, blocks, unpacked);
    const write = async (values: Uint8Array | Float32Array, offset: number): Promise<void> => {
      const perBlock = values.length / chunkBlocks;
      const part = values.subarray(0, blocks * perBlock);
      await writeAll(target, part, offset + block * perBlock * values.BYTES_PER_ELEMENT);
    };
    await Promise.all([
      write(unpacked.codes, codes.offset),
      write(unpacked.scales, scales.offset),
      write(unpacked.offsets, offsets.offset),
    ]);
    onBytes(bytes.byteLength);
  }
}

async function fillFloat(
  source: GgufFile,
  target: FileHandle,
  { tensor, region }: Extract<Fill, { kind: 'float' }>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { name, blockBytes } = tensor.type;
  if (!isFloatType(name)) throw new TypeError(`tensor ${tensor.name} is not of a float type`);
  const chunkBytes = CHUNK_WEIGHTS * blockBytes;
  let position = region.offset;
  for (let from = 0; from < tensor.bytes; from += chunkBytes) {
    const bytes = new Uint8Array(Math.min(chunkBytes, tensor.bytes - from));
    await source.read(tensor, from, bytes);
    const values = unpackFloats(name, bytes);
    await writeAll(target, values, position);
    position += values.byteLength;
    onBytes(bytes.byteLength);
  }
}

/**
 * Carries one piece from the GGUF file to the data file, a few megabytes at a time.
 * @param onBytes called with the bytes of the GGUF file done since the last call; may throw to stop
 */
export async function fill(
  source: GgufFile,
  target: FileHandle,
  piece: Fill,
  onBytes: (bytes: number) => void,
): Promise<void> {
  switch (piece.kind) {
    case 'quantised':
      return fillQuantised(source, target, piece, onBytes);
    case 'float':
      return fillFloat(source, target, piece, onBytes);
    case 'computed':
      return writeAll(target, piece.compute(), piece.region.offset);
  }
}
