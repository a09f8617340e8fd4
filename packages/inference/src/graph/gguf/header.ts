import { ImportError } from '../errors.js';
import { Cursor } from './cursor.js';
import { ggmlType, type GgmlType, type GgmlTypeName } from './ggml-types.js';

/** 64-bit integers come as bigint, arrays as arrays. */
export type MetadataValue = string | number | bigint | boolean | readonly MetadataValue[];

export interface TensorInfo {
  readonly name: string;
  /** ggml's order: the first dimension is the contiguous one (the inputs of a matrix). */
  readonly dims: readonly number[];
  readonly type: GgmlType & { readonly name: GgmlTypeName };
  /** Bytes from the start of the file. */
  readonly offset: number;
  readonly bytes: number;
}

export interface GgufHeader {
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensors: ReadonlyMap<string, TensorInfo>;
}

const MAGIC = 0x46554747; // "GGUF"
/** Version 2 made counts 64-bit, version 3 added big-endian files. */
const VERSIONS = [2, 3];
const DEFAULT_ALIGNMENT = 32;
const MAX_DIMS = 4;
const ARRAY = 9;

function readScalar(cursor: Cursor, type: number): MetadataValue {
  switch (type) {
    case 0:
      return cursor.u8();
    case 1:
      return cursor.i8();
    case 2:
      return cursor.u16();
    case 3:
      return cursor.i16();
    case 4:
      return cursor.u32();
    case 5:
      return cursor.i32();
    case 6:
      return cursor.f32();
    case 7:
      return cursor.u8() !== 0;
    case 8:
      return cursor.string();
    case 10:
      return cursor.u64();
    case 11:
      return cursor.i64();
    case 12:
      return cursor.f64();
    default:
      throw new ImportError('format', `unknown metadata type ${type} in the GGUF file`);
  }
}

function readValue(cursor: Cursor, type: number): MetadataValue {
  if (type !== ARRAY) return readScalar(cursor, type);
  const itemType = cursor.u32();
  if (itemType === ARRAY) throw new ImportError('unsupported', 'nested arrays in the metadata of a GGUF file');
  const length = cursor.size();
  const items: MetadataValue[] = [];
  for (let i = 0; i < length; i++) items.push(readScalar(cursor, itemType));
  return items;
}

function readTensorInfo(cursor: Cursor): TensorInfo {
  const name = cursor.string();
  const rank = cursor.u32();
  if (rank > MAX_DIMS) throw new ImportError('format', `tensor ${name} has ${rank} dimensions`);
  const dims = Array.from({ length: rank }, cursor.size);
  const type = ggmlType(cursor.u32(), name);
  const offset = cursor.size();
  if ((dims[0] ?? 1) % type.blockSize !== 0) {
    throw new ImportError('format', `rows of tensor ${name} are not a whole number of ${type.name} blocks`);
  }
  const weights = dims.reduce((product, dim) => product * dim, 1);
  return { name, dims, type, offset, bytes: (weights / type.blockSize) * type.blockBytes };
}

/**
 * Reads the head of a GGUF file (metadata and where the tensors lie) from its first bytes.
 * @throws OutOfBytes when `bytes` ends inside the head; ImportError when the file is not a usable GGUF file.
 */
export function parseHeader(bytes: Uint8Array): GgufHeader {
  const cursor = new Cursor(bytes);
  if (cursor.u32() !== MAGIC) throw new ImportError('format', 'not a GGUF file: it does not begin with "GGUF"');
  const version = cursor.u32();
  if (!VERSIONS.includes(version)) {
    throw new ImportError('unsupported', `GGUF version ${version} (or a big-endian file); supported are 2 and 3`);
  }
  const tensorCount = cursor.size();
  const entryCount = cursor.size();
  const metadata = new Map<string, MetadataValue>();
  for (let i = 0; i < entryCount; i++) {
    const key = cursor.string();
    metadata.set(key, readValue(cursor, cursor.u32()));
  }
  const infos: TensorInfo[] = [];
  for (let i = 0; i < tensorCount; i++) infos.push(readTensorInfo(cursor));
  const alignment = Number(metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT);
  if (!(alignment >= 1)) throw new ImportError('format', 'general.alignment of the GGUF file is not a positive number');
  const start = Math.ceil(cursor.at / alignment) * alignment;
  const tensors = new Map(infos.map((info) => [info.name, { ...info, offset: start + info.offset }]));
  return { metadata, tensors };
}
