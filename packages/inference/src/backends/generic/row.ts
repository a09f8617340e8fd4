import type { Row, Scene } from '../backend.js';
import { gather } from './caches.js';
import type { Cache, Columns, Span } from './caches.js';

/** Rows that were decoded together and may be again: their columns stay where the graph put them. */
export interface Batch {
  readonly rows: readonly GenericRow[];
  /** Of each row when they came together; shorter ones have a gap up to the longest. */
  readonly lengths: readonly number[];
  columns: Columns;
  /** Tokens decoded together. */
  steps: number;
  /** New columns fill the gaps instead of following the longest row. */
  readonly fillsGaps: boolean;
}

export class GenericRow implements Row {
  length: number;
  batch: Batch | undefined;
  #own: Columns | undefined;

  constructor(
    private readonly caches: readonly Cache[],
    columns: Columns,
    length: number,
    readonly scene: Scene | undefined,
  ) {
    this.#own = columns;
    this.length = length;
  }

  /** Its columns, [1,…,length,…]; copied out of the batch they lie in. */
  get columns(): Columns {
    if (this.#own) return this.#own;
    const batch = this.batch!;
    const entry = batch.rows.indexOf(this);
    this.keep(gather(this.caches, [{ from: batch.columns, entry, spans: spansOf(batch, entry) }]), this.length);
    return this.#own!;
  }

  /** From now on it has these columns, outside of any batch. */
  keep(columns: Columns, length: number): void {
    this.#own = columns;
    this.batch = undefined;
    this.length = length;
  }

  /** From now on its columns are those of a batch. */
  join(batch: Batch): void {
    this.#own = undefined;
    this.batch = batch;
  }

  /** Position ids of its column, one an axis. */
  positions(column: number, axes: number): number[] {
    const { rows, delta } = this.scene?.positions ?? { rows: [[]], delta: 0 };
    return Array.from({ length: axes }, (_, axis) => (rows[axis] ?? rows[0]!)[column] ?? column + delta);
  }
}

/** Where the columns of an entry lie. */
function spansOf({ lengths, steps, fillsGaps }: Batch, entry: number): Span[] {
  const length = lengths[entry]!;
  if (fillsGaps) return [{ from: 0, count: length + steps }];
  return [
    { from: 0, count: length },
    { from: Math.max(...lengths), count: steps },
  ];
}

/**
 * [rows, longest + steps + 1]: 1 for the columns a row has and for its new token. Graphs that fill gaps look at a row's sum only, which is
 * the same either way.
 */
export function maskOf({ lengths, steps }: Batch): number[] {
  const longest = Math.max(...lengths);
  return lengths.flatMap((length) =>
    Array.from({ length: longest + steps + 1 }, (_, column) => (column < length || column >= longest ? 1 : 0)),
  );
}
