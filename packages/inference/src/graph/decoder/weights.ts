import { ImportError } from '../errors.js';
import type { GgufHeader, TensorInfo } from '../gguf/header.js';
import type { Region } from '../onnx/model.js';
import { isFloatType, QUANT_FORMATS } from '../quant/formats.js';
import { sameLayout, type QuantFormat, type QuantLayout } from '../quant/layout.js';

/** One piece of the external data file, and what goes there. */
export type Fill =
  | {
      readonly kind: 'quantised';
      readonly tensor: TensorInfo;
      readonly format: QuantFormat;
      readonly codes: Region;
      readonly scales: Region;
      /** Length 0 when the layout has none. */
      readonly offsets: Region;
    }
  | { readonly kind: 'float'; readonly tensor: TensorInfo; readonly region: Region }
  | { readonly kind: 'computed'; readonly region: Region; readonly compute: () => Float32Array };

/** A weight matrix, outputs × inputs (rows × columns), in the external data file. */
export type Matrix =
  | { readonly kind: 'float'; readonly rows: number; readonly columns: number; readonly weights: Region }
  | {
      readonly kind: 'quantised';
      readonly rows: number;
      readonly columns: number;
      readonly layout: QuantLayout;
      readonly codes: Region;
      readonly scales: Region;
      readonly offsets: Region;
    };

/** Regions begin at multiples of this, so that they can be memory-mapped page by page. */
const REGION_ALIGNMENT = 4096;
const FLOAT_BYTES = 4;

const formatOf = ({ type }: TensorInfo): QuantFormat | undefined =>
  isFloatType(type.name) ? undefined : QUANT_FORMATS[type.name];

/** Lays the weights out in the external data file and remembers how each place is to be filled. */
export class WeightPlan {
  readonly fills: Fill[] = [];
  readonly #used = new Set<string>();
  #bytes = 0;

  constructor(private readonly tensors: GgufHeader['tensors']) {}

  /** Size of the external data file so far. */
  get bytes(): number {
    return this.#bytes;
  }

  has(name: string): boolean {
    return this.tensors.has(name);
  }

  /** Tensors of the file that no part of the graph asked for. */
  unused(): readonly string[] {
    return [...this.tensors.keys()].filter((name) => !this.#used.has(name));
  }

  #tensor(name: string, dims: readonly number[]): TensorInfo {
    const tensor = this.tensors.get(name);
    if (!tensor) throw new ImportError('format', `the GGUF file has no tensor ${name}`);
    if (tensor.dims.length !== dims.length || dims.some((dim, i) => tensor.dims[i] !== dim)) {
      throw new ImportError('format', `tensor ${name} is ${tensor.dims.join(' × ')}, expected ${dims.join(' × ')}`);
    }
    this.#used.add(name);
    return tensor;
  }

  #allocate(length: number): Region {
    const offset = Math.ceil(this.#bytes / REGION_ALIGNMENT) * REGION_ALIGNMENT;
    this.#bytes = offset + length;
    return { offset, length };
  }

  /** Splits neighbours in `names` into runs whose matrices have the same layout, so that each run can be one product. */
  stackable(names: readonly string[]): string[][] {
    const runs: string[][] = [];
    let last: QuantFormat | undefined;
    for (const name of names) {
      const tensor = this.tensors.get(name);
      const format = tensor && formatOf(tensor);
      const run = runs.at(-1);
      const fits = run && (format && last ? sameLayout(format.layout, last.layout) : format === last);
      if (fits) run.push(name);
      else runs.push([name]);
      last = format;
    }
    return runs;
  }

  /** Stacks the rows of matrices with one layout (see {@link stackable}); `rows` are those of each, `columns` of all. */
  matrix(names: readonly string[], rows: readonly number[], columns: number): Matrix {
    const parts = names.map((name, i) => this.#tensor(name, [columns, rows[i]!]));
    const allRows = rows.reduce((sum, count) => sum + count, 0);
    const layout = formatOf(parts[0]!)?.layout;
    return layout ? this.#quantised(parts, allRows, columns, layout) : this.#float(parts, allRows, columns);
  }

  #float(parts: readonly TensorInfo[], rows: number, columns: number): Matrix {
    const weights = this.#allocate(rows * columns * FLOAT_BYTES);
    let offset = weights.offset;
    for (const tensor of parts) {
      const length = tensor.dims[1]! * columns * FLOAT_BYTES;
      this.fills.push({ kind: 'float', tensor, region: { offset, length } });
      offset += length;
    }
    return { kind: 'float', rows, columns, weights };
  }

  #quantised(parts: readonly TensorInfo[], rows: number, columns: number, layout: QuantLayout): Matrix {
    const codeBytes = (count: number): number => (count * columns * layout.bits) / 8;
    const scaleBytes = (count: number): number => (count * columns * FLOAT_BYTES) / layout.group;
    const offsetBytes = (count: number): number => (layout.offsets ? scaleBytes(count) : 0);
    const codes = this.#allocate(codeBytes(rows));
    const scales = this.#allocate(scaleBytes(rows));
    const offsets = this.#allocate(offsetBytes(rows));
    let done = 0;
    for (const tensor of parts) {
      const count = tensor.dims[1]!;
      this.fills.push({
        kind: 'quantised',
        tensor,
        format: formatOf(tensor)!,
        codes: { offset: codes.offset + codeBytes(done), length: codeBytes(count) },
        scales: { offset: scales.offset + scaleBytes(done), length: scaleBytes(count) },
        offsets: { offset: offsets.offset + offsetBytes(done), length: offsetBytes(count) },
      });
      done += count;
    }
    return { kind: 'quantised', rows, columns, layout, codes, scales, offsets };
  }

  /** Joins vectors of the given lengths; one that the file lacks stays zero. */
  vector(names: readonly string[], lengths: readonly number[]): Region {
    const region = this.#allocate(lengths.reduce((sum, length) => sum + length, 0) * FLOAT_BYTES);
    let offset = region.offset;
    names.forEach((name, i) => {
      const length = lengths[i]! * FLOAT_BYTES;
      if (this.has(name)) {
        const tensor = this.#tensor(name, [lengths[i]!]);
        if (!isFloatType(tensor.type.name)) {
          throw new ImportError(
            'unsupported',
            `vector ${name} has type ${tensor.type.name}; supported are F16 and F32`,
          );
        }
        this.fills.push({ kind: 'float', tensor, region: { offset, length } });
      }
      offset += length;
    });
    return region;
  }

  /** A vector that must be in the file. */
  requiredVector(name: string, length: number): Region {
    this.#tensor(name, [length]);
    return this.vector([name], [length]);
  }

  /** `length` values made by the importer. */
  computed(length: number, compute: () => Float32Array): Region {
    const region = this.#allocate(length * FLOAT_BYTES);
    this.fills.push({ kind: 'computed', region, compute });
    return region;
  }

  /** Marks a tensor as used by other means. */
  use(name: string): void {
    this.#used.add(name);
  }
}
