import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import type { CacheName } from '../../vision/family.js';
import { inputOf } from './session.js';

type Values = Float32Array | Uint16Array;

/** One cache of the decoder, as its file says. Half precision is moved as bits. */
export interface Cache extends CacheName {
  readonly type: 'float32' | 'float16';
  /** Heads and head size of `keys-values`; channels and length of `state`. */
  readonly inner: readonly [number, number];
}

/** Columns of one row in all caches, in their order: `keys-values` [1,heads,columns,headSize], `state` [1,channels,length]. */
export type Columns = readonly Tensor[];

/** Columns [from, from + count) of an entry. */
export interface Span {
  readonly from: number;
  readonly count: number;
}

/** Reads types and sides from the decoder. @throws Error for a cache it does not have, or has in a way not known */
export function readCaches(decoder: InferenceSession, names: readonly CacheName[]): Cache[] {
  return names.map((name) => {
    const { type, shape } = inputOf(decoder, name.input);
    const inner = name.kind === 'state' ? [shape[1], shape[2]] : [shape[1], shape[3]];
    if (type !== 'float32' && type !== 'float16') throw new Error(`${name.input} is ${type}`);
    if (inner.some((side) => typeof side !== 'number')) throw new Error(`${name.input} has sides without a number`);
    return { ...name, type, inner: inner as [number, number] };
  });
}

/** Bytes a token takes in the caches that grow. */
export function columnBytes(caches: readonly Cache[]): number {
  const growing = caches.filter(({ kind }) => kind === 'keys-values');
  return growing.reduce((sum, { type, inner }) => sum + inner[0] * inner[1] * (type === 'float32' ? 4 : 2), 0);
}

export function bytesOf(columns: Columns): number {
  return columns.reduce((sum, { data }) => sum + (data as Values).byteLength, 0);
}

/** Before the first token. */
export function noColumns(caches: readonly Cache[]): Columns {
  return caches.map((cache) => allocate(cache, 1, 0));
}

/**
 * Copies rows side by side, each from some spans of an entry of its own source; columns that only longer rows have are zero.
 * States are copied whole.
 */
export function gather(
  caches: readonly Cache[],
  rows: readonly { readonly from: Columns; readonly entry: number; readonly spans: readonly Span[] }[],
): Columns {
  const width = Math.max(...rows.map(({ spans }) => spans.reduce((sum, { count }) => sum + count, 0)));
  return caches.map((cache, index) => {
    const target = allocate(cache, rows.length, width);
    const to = target.data as Values;
    for (const [row, { from, entry, spans }] of rows.entries()) {
      const source = from[index]!;
      const values = source.data as Values;
      const [planes, size] = cache.inner;
      if (cache.kind === 'state') {
        to.set(values.subarray(entry * planes * size, (entry + 1) * planes * size), row * planes * size);
        continue;
      }
      const sourceWidth = source.dims[2]!;
      for (let plane = 0; plane < planes; plane++) {
        let at = (row * planes + plane) * width * size;
        for (const span of spans) {
          const begin = ((entry * planes + plane) * sourceWidth + span.from) * size;
          to.set(values.subarray(begin, begin + span.count * size), at);
          at += span.count * size;
        }
      }
    }
    return target;
  });
}

/** Puts rows' columns one behind the other; states are those of the last. */
export function concatenate(caches: readonly Cache[], parts: readonly Columns[]): Columns {
  const widths = parts.map((part) => widthOf(caches, part));
  return caches.map((cache, index) => {
    if (cache.kind === 'state') return parts.at(-1)![index]!;
    const width = widths.reduce((sum, count) => sum + count, 0);
    const target = allocate(cache, 1, width);
    const [planes, size] = cache.inner;
    for (let plane = 0; plane < planes; plane++) {
      let at = plane * width * size;
      for (const [i, part] of parts.entries()) {
        const length = widths[i]! * size;
        (target.data as Values).set((part[index]!.data as Values).subarray(plane * length, (plane + 1) * length), at);
        at += length;
      }
    }
    return target;
  });
}

function widthOf(caches: readonly Cache[], columns: Columns): number {
  return columns[caches.findIndex(({ kind }) => kind === 'keys-values')]!.dims[2]!;
}

function allocate({ type, kind, inner }: Cache, rows: number, width: number): Tensor {
  const dims = kind === 'state' ? [rows, ...inner] : [rows, inner[0], width, inner[1]];
  const length = dims.reduce((product, side) => product * side, 1);
  return type === 'float32'
    ? new Tensor(type, new Float32Array(length), dims)
    : new Tensor(type, new Uint16Array(length), dims);
}
