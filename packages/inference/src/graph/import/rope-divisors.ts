import { ROPE_DIVISORS } from '../decoder/rotary.js';
import type { DecoderShape } from '../decoder/shape.js';
import { ImportError } from '../errors.js';
import type { GgufFile } from '../gguf/file.js';
import { isFloatType, unpackFloats } from '../quant/formats.js';

/** The values of ROPE_DIVISORS, [headSize/2], when the file has them. @throws ImportError */
export async function readRopeDivisors(gguf: GgufFile, { headSize }: DecoderShape): Promise<Float32Array | undefined> {
  const tensor = gguf.tensors.get(ROPE_DIVISORS);
  if (!tensor) return undefined;
  const { dims, type } = tensor;
  if (!isFloatType(type.name)) throw new ImportError('unsupported', `tensor ${ROPE_DIVISORS} has type ${type.name}`);
  if (dims[0] !== headSize / 2) throw new ImportError('format', `tensor ${ROPE_DIVISORS} has the wrong length`);
  const bytes = new Uint8Array(tensor.bytes);
  await gguf.read(tensor, 0, bytes);
  return unpackFloats(type.name, bytes);
}
