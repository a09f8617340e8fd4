/** A metadata value with its GGUF type spelled out where JavaScript's type does not decide it. */
export type Entry =
  string | boolean | { readonly u32: number } | { readonly u64: bigint } | { readonly f32: number } | readonly string[];

export interface WrittenTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** ggml's number of the type. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

const ALIGNMENT = 32;

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const string = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const padding = (length: number): Buffer => Buffer.alloc((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT);

function entry(value: Entry): Buffer {
  if (typeof value === 'string') return Buffer.concat([u32(8), string(value)]);
  if (typeof value === 'boolean') return Buffer.concat([u32(7), Buffer.from([Number(value)])]);
  if ('u32' in value) return Buffer.concat([u32(4), u32(value.u32)]);
  if ('u64' in value) return Buffer.concat([u32(10), u64(value.u64)]);
  if ('f32' in value) return Buffer.concat([u32(6), Buffer.from(Float32Array.of(value.f32).buffer)]);
  return Buffer.concat([u32(9), u32(8), u64(value.length), ...value.map(string)]);
}

/** The bytes of a GGUF file, for tests that need a broken or unusual one. */
export function ggufBytes(
  metadata: Readonly<Record<string, Entry>>,
  tensors: readonly WrittenTensor[],
  version = 3,
): Buffer {
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const { name, dims, type, bytes } of tensors) {
    infos.push(string(name), u32(dims.length), ...dims.map(u64), u32(type), u64(offset));
    data.push(Buffer.from(bytes), padding(bytes.byteLength));
    offset += bytes.byteLength + padding(bytes.byteLength).byteLength;
  }
  const entries = Object.entries(metadata);
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    u32(version),
    u64(tensors.length),
    u64(entries.length),
    ...entries.flatMap(([key, value]) => [string(key), entry(value)]),
    ...infos,
  ]);
  return Buffer.concat([head, padding(head.byteLength), ...data]);
}
