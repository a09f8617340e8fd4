import { readFile } from 'node:fs/promises';

/** Fields of ONNX's ModelProto and StringStringEntryProto (onnx.proto). */
const METADATA_PROPS = 14;
const KEY = 1;
const VALUE = 2;
/** Protocol buffers' wire types. */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

interface Field {
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * The characters a PP-OCR recognition model knows, in the order of its classes after the blank; the last class is a space. They stand in the
 * file's metadata under `character`, one a line. No line is trimmed: one of them is an ideographic space.
 * @throws Error when the file has none
 */
export async function readAlphabet(path: string): Promise<string[]> {
  for (const { number, bytes } of fieldsOf(await readFile(path))) {
    if (number !== METADATA_PROPS) continue;
    const entry = new Map([...fieldsOf(bytes)].map((field) => [field.number, field.bytes.toString('utf8')]));
    if (entry.get(KEY) === 'character') return [...entry.get(VALUE)!.replace(/\n$/, '').split('\n'), ' '];
  }
  throw new Error(`${path} has no alphabet in its metadata`);
}

/** The length-delimited fields of a message; others are skipped. */
function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new Error('the ONNX file ends early');
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const type = tag % 8;
    if (type === BYTES) {
      const length = varint();
      yield { number: Math.floor(tag / 8), bytes: message.subarray(at, at + length) };
      at += length;
    } else if (type === VARINT) varint();
    else if (type === FIXED64) at += 8;
    else if (type === FIXED32) at += 4;
    else throw new Error(`unknown wire type ${type} in the ONNX file`);
  }
}
