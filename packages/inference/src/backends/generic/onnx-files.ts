import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands behind a file's name for its number format, those that a processor is fastest with first. */
const FORMATS = ['_q4', '_quantized', '_int8', '_uint8', '', '_q4f16', '_fp16', '_bnb4'];

/** Path of a file of the Hugging Face ONNX layout, `onnx/{name}{format}.onnx`. @throws Error when there is none */
export async function onnxFile(dir: string, name: string): Promise<string> {
  const folder = join(dir, 'onnx');
  const there = new Set(await readdir(folder));
  const file = FORMATS.map((format) => `${name}${format}.onnx`).find((candidate) => there.has(candidate));
  if (!file) throw new Error(`${folder} holds no ${name}.onnx in a known number format`);
  return join(folder, file);
}

/** True when a graph file uses an operator: its name stands in it as plain bytes. */
export async function usesOperator(file: string, operator: string): Promise<boolean> {
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1' }) as AsyncIterable<string>) {
    const text = tail + chunk;
    if (text.includes(operator)) return true;
    tail = text.slice(-operator.length);
  }
  return false;
}
