import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { createTokenizer, type ChatTokenizer } from '../../tokenizer/tokenizer.js';
import type { VisionModel } from '../family.js';
import { loadVisionModel } from '../load.js';

interface PictureGolden {
  readonly pixels: { readonly dims: readonly number[] };
  /** Of the picture alone, its place filled. */
  readonly ids: readonly number[];
}

export interface CaseGolden {
  /** Rendered, with one placeholder a picture. */
  readonly text: string;
  readonly pictures: readonly string[];
  readonly ids: readonly number[];
  readonly positions: readonly (readonly number[])[];
  /** Of the prompt's last token, and of the last but one token of `greedy`. */
  readonly logits: readonly [readonly number[], readonly number[]];
  readonly greedy: readonly number[];
}

/** A tiny model with what `transformers` makes of the twelve pictures and the four conversations; see goldens/vision/make.py. */
export interface Goldens {
  readonly dir: string;
  readonly model: VisionModel;
  readonly tokenizer: ChatTokenizer;
  readonly pictures: ReadonlyMap<string, PictureGolden & { readonly values: Float32Array }>;
  readonly cases: Readonly<Record<string, CaseGolden>>;
}

const ROOT = new URL('../../../goldens/vision/', import.meta.url);

/** A picture of goldens/vision/pictures. */
export function pictureBytes(name: string): Promise<Buffer> {
  return readFile(new URL(`pictures/${name}`, ROOT));
}

function fromHalf(bits: number): number {
  const fraction = bits & 0x3ff;
  const exponent = (bits >> 10) & 0x1f;
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}

/** Loads the goldens of a family, and its tiny model's folder. */
export async function loadGoldens(family: string): Promise<Goldens> {
  const dir = fileURLToPath(new URL(`${family}/`, ROOT));
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(`${dir}${name}`, 'utf8'));
  const golden = (await read('goldens.json')) as {
    pictures: Record<string, PictureGolden>;
    cases: Record<string, CaseGolden>;
  };
  const packed = gunzipSync(await readFile(`${dir}pixels.f16.gz`));
  let at = 0;
  const pictures = Object.entries(golden.pictures).map(([name, picture]) => {
    const length = picture.pixels.dims.reduce((product, side) => product * side, 1);
    const values = Float32Array.from({ length }, (_, i) => fromHalf(packed.readUInt16LE(at + i * 2)));
    at += length * 2;
    return [name, { ...picture, values }] as const;
  });
  const tokenizer = createTokenizer({
    tokenizer: (await read('tokenizer.json')) as object,
    template: await readFile(`${dir}chat_template.jinja`, 'utf8'),
    vocabSize: golden.cases['none']!.logits[0].length,
    stopIds: [],
    bosId: null,
  });
  const model = await loadVisionModel({ dir, encode: (text) => tokenizer.encode(text, { special: true }) });
  return { dir, model, tokenizer, pictures: new Map(pictures), cases: golden.cases };
}
