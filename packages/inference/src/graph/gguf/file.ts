import { open, type FileHandle } from 'node:fs/promises';

import { ImportError } from '../errors.js';
import { OutOfBytes } from './cursor.js';
import { parseHeader, type GgufHeader, type TensorInfo } from './header.js';

/** Bytes read at first; a vocabulary of 150,000 tokens takes about 6 MB. */
const FIRST_READ = 8 << 20;
/** A head beyond this is a broken file: do not read gigabytes of it into memory. */
const MAX_HEAD = 256 << 20;

/** An open GGUF file. Tensors are read piece by piece, never the whole file. */
export interface GgufFile extends GgufHeader {
  /** Fills `into` with the tensor's bytes from `from` on; `into` must not reach past the tensor's end. */
  read(tensor: TensorInfo, from: number, into: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

async function readExactly(handle: FileHandle, into: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < into.byteLength) {
    const { bytesRead } = await handle.read(into, done, into.byteLength - done, position + done);
    if (bytesRead === 0) throw new ImportError('format', 'the GGUF file ends early; fetch it again');
    done += bytesRead;
  }
}

async function readHeader(handle: FileHandle, fileSize: number): Promise<GgufHeader> {
  const largest = Math.min(MAX_HEAD, fileSize);
  for (let size = Math.min(FIRST_READ, largest); ; size = Math.min(size * 2, largest)) {
    const bytes = new Uint8Array(size);
    await readExactly(handle, bytes, 0);
    try {
      return parseHeader(bytes);
    } catch (error) {
      if (!(error instanceof OutOfBytes)) throw error;
      if (size === largest) throw new ImportError('format', 'the head of the GGUF file has no end; fetch it again');
    }
  }
}

/**
 * Opens a GGUF file and reads its head.
 * @throws ImportError when it is not a GGUF file, ends early, or has a tensor type that cannot be imported.
 */
export async function openGguf(path: string): Promise<GgufFile> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const header = await readHeader(handle, size);
    for (const tensor of header.tensors.values()) {
      if (!(tensor.offset + tensor.bytes <= size)) {
        throw new ImportError('format', `the GGUF file ends before the end of tensor ${tensor.name}; fetch it again`);
      }
    }
    return {
      ...header,
      read: (tensor, from, into) => readExactly(handle, into, tensor.offset + from),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
