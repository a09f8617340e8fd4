import type { Arranger, Piece } from './arranger.js';
import type { Columns, View } from './columns.js';

/** Capacity grows and shrinks in steps of so many columns: every column costs each row time and memory, used or not. */
const STEP = 128;
/** Columns left unused by so many are given back. */
const SLACK = 2 * STEP;

export function roundUp(columns: number): number {
  return Math.ceil(columns / STEP) * STEP;
}

/** A row that may lie in the slab. */
export interface Resident {
  readonly length: number;
  /** Its columns, until it joins the slab; held. */
  own: View | undefined;
  /** Where it lies, while it does. */
  position: number | undefined;
}

/**
 * The rows in decode, side by side in one cache. A row leaves a gap; gaps are closed, rows that join are added and the capacity is changed
 * when the next step is due, all in one go, as each of them makes the whole slab anew.
 */
export class Slab<R extends Resident> {
  #columns: Columns | undefined;
  #rows: (R | undefined)[] = [];

  constructor(
    private readonly arranger: Arranger,
    private readonly most: number,
  ) {}

  get columns(): Columns {
    return this.#columns!;
  }

  /** All rows in it, after `arrange`. */
  get rows(): readonly R[] {
    return this.#rows as R[];
  }

  leave(row: R): void {
    if (row.position === undefined) return;
    this.#rows[row.position] = undefined;
    row.position = undefined;
    if (this.#rows.some((other) => other !== undefined)) return;
    this.#rows = [];
    this.#replace(undefined);
  }

  /** Takes rows in, closes gaps, and makes room for one more column in every row. */
  async arrange(joining: readonly R[]): Promise<void> {
    const staying = this.#rows.filter((row) => row !== undefined);
    const rows = [...staying, ...joining];
    const longest = rows.reduce((length, row) => Math.max(length, row.length), 0) + 1;
    const old = this.#columns?.capacity ?? 0;
    const fits = longest <= old && longest + SLACK >= old;
    if (fits && joining.length === 0 && staying.length === this.#rows.length) return;
    const capacity = fits ? old : Math.min(roundUp(longest), this.most);
    const pieces = [
      ...runs(staying.map(({ position }) => position!)).map(([from, to]): Piece => ({
        columns: this.columns,
        from,
        to,
      })),
      ...joining.map(({ own }): Piece => ({ columns: own!.columns, from: own!.at, to: own!.at + 1 })),
    ];
    this.#replace(await this.arranger.together(pieces, capacity));
    this.#rows = rows;
    for (const [position, row] of rows.entries()) {
      row.position = position;
      row.own?.columns.release();
      row.own = undefined;
    }
  }

  /** The same rows with new columns. */
  advance(columns: Columns): void {
    this.#replace(columns);
  }

  #replace(columns: Columns | undefined): void {
    this.#columns?.release();
    this.#columns = columns;
  }
}

/** Rising numbers as ranges [from, to). */
function runs(numbers: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number) last[1]++;
    else ranges.push([number, number + 1]);
  }
  return ranges;
}
