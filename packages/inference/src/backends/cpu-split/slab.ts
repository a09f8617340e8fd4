import { KvStore } from './kv-store.js';
import type { KvShape } from '../kv-shape.js';

/** Capacity grows and shrinks in steps of so many columns: every column costs each row time in every step, used or not. */
const STEP = 128;
/** Columns left unused by so many steps are given back. */
const SLACK = 2 * STEP;

/** A row that may lie in the slab. */
export interface Resident {
  length: number;
  /** Where it lies, while it does. */
  position: number | undefined;
  /** Its columns may hold NaN. */
  poisoned: boolean;
}

/**
 * The rows in decode, side by side: positions 0 … n-1 are always taken, so that a step's cache is one view of the first n rows.
 * A row that leaves is replaced by the last one. All rows share one capacity, that of the longest rounded up to {@link STEP}; when it
 * changes the slab is laid out anew, which happens once in {@link STEP} steps at most and costs about one step's time.
 */
export class Slab<R extends Resident> {
  readonly store: KvStore;
  readonly residents: R[] = [];

  constructor(shape: KvShape) {
    this.store = new KvStore(shape, 0, STEP);
  }

  /** Copies a row in from a store of its own. */
  join(row: R, from: KvStore): void {
    row.position = this.residents.push(row) - 1;
    this.#reserve(row.length, row);
    this.store.copy(from, 0, 0, row.length, row.position, 0);
  }

  leave(row: R): void {
    const { position } = row;
    if (position === undefined) return;
    row.position = undefined;
    const last = this.residents.pop()!;
    if (row.poisoned) this.store.wipe(position);
    if (last === row) return;
    this.store.copy(this.store, last.position!, 0, last.length, position, 0);
    if (last.poisoned) this.store.wipe(last.position!);
    this.residents[position] = last;
    last.position = position;
  }

  /** Makes room for `more` columns in every row; gives much unused room back. */
  fit(more: number): void {
    const longest = this.residents.reduce((length, row) => Math.max(length, row.length), 0) + more;
    if (longest > this.store.capacity || longest + SLACK < this.store.capacity) this.#reserve(longest);
  }

  #reserve(columns: number, joining?: R): void {
    const rows = this.residents.length;
    const longest = this.residents.reduce((length, row) => Math.max(length, row.length), columns);
    const capacity = Math.ceil(longest / STEP) * STEP;
    if (rows <= this.store.rows && capacity <= this.store.capacity && longest + SLACK >= this.store.capacity) return;
    const lengths = this.residents.map((row) => (row === joining ? 0 : row.length));
    this.store.resize(Math.max(rows, this.store.rows), capacity, lengths);
  }
}
