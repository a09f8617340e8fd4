import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../engine/sampling/random.js';
import { KvStore } from './kv-store.js';
import { Slab } from './slab.js';
import type { Resident } from './slab.js';

const SHAPE = { layers: 2, kvHeads: 3, headSize: 4 };
const WIDTH = SHAPE.kvHeads * SHAPE.headSize;

/** New columns as a run gives them, [1, count, width]; every float tells row, array, column and place. */
function fresh(row: number, array: number, from: number, count: number): Float32Array {
  return Float32Array.from({ length: count * WIDTH }, (_, i) =>
    value(row, array, from + Math.floor(i / WIDTH), i % WIDTH),
  );
}

function value(row: number, array: number, column: number, place: number): number {
  // Below 2^24, so that a float holds it.
  return (((row * 31 + array) * 8191 + column) * 13 + place) % 16777213;
}

function expectColumns(store: KvStore, position: number, row: number, length: number): void {
  store.arrays.forEach((_, array) => {
    const view = store.view(array, position, 1);
    for (let head = 0; head < SHAPE.kvHeads; head++) {
      for (let column = 0; column < length; column++) {
        for (let i = 0; i < SHAPE.headSize; i++) {
          const found = view[(head * store.capacity + column) * SHAPE.headSize + i];
          if (found !== value(row, array, column, head * SHAPE.headSize + i))
            throw new Error(`row ${row} array ${array} column ${column}: ${found}`);
        }
      }
    }
  });
}

function filled(row: number, length: number): KvStore {
  const store = new KvStore(SHAPE, 1, length + 3);
  store.arrays.forEach((_, array) => store.write(array, fresh(row, array, 0, length), 0, length, 0, 0));
  return store;
}

describe('KvStore', () => {
  test('write, copy and resize keep every float in its place', () => {
    const store = filled(7, 20);
    expectColumns(store, 0, 7, 20);
    const other = new KvStore(SHAPE, 3, 40);
    other.copy(store, 0, 0, 12, 2, 0);
    other.copy(store, 0, 12, 8, 2, 12);
    expectColumns(other, 2, 7, 20);
    other.resize(5, 64, [0, 0, 20]);
    expectColumns(other, 2, 7, 20);
    expect(other.bytes).toBe(5 * 64 * 2 * SHAPE.layers * WIDTH * 4);
  });
});

describe('Slab', () => {
  interface Row extends Resident {
    readonly name: number;
  }

  test('rows that join, grow and leave at random keep their columns, side by side', () => {
    const random = createRandom(4);
    const slab = new Slab<Row>(SHAPE);
    const rows = new Set<Row>();
    for (let round = 0; round < 600; round++) {
      const dice = random();
      if (dice < 0.15 && rows.size < 6) {
        const row: Row = { name: round, length: 1 + Math.floor(random() * 300), position: undefined, poisoned: false };
        slab.join(row, filled(row.name, row.length));
        rows.add(row);
      } else if (dice < 0.25 && rows.size > 0) {
        const row = [...rows][Math.floor(random() * rows.size)]!;
        slab.leave(row);
        rows.delete(row);
      } else {
        const count = 1 + Math.floor(random() * 40);
        slab.fit(count);
        for (const row of rows) {
          slab.store.arrays.forEach((_, array) => {
            slab.store.write(array, fresh(row.name, array, row.length, count), 0, count, row.position!, row.length);
          });
          row.length += count;
        }
      }
      expect([...rows].map(({ position }) => position!).sort((a, b) => a - b)).toEqual([...rows].map((_, i) => i));
      for (const row of rows) expectColumns(slab.store, row.position!, row.name, row.length);
    }
  });

  test('room is given back when long rows are gone', () => {
    const slab = new Slab<Row>(SHAPE);
    const long: Row = { name: 1, length: 2000, position: undefined, poisoned: false };
    const short: Row = { name: 2, length: 10, position: undefined, poisoned: false };
    slab.join(long, filled(1, 2000));
    slab.join(short, filled(2, 10));
    expect(slab.store.capacity).toBe(2048);
    slab.leave(long);
    slab.fit(1);
    expect(slab.store.capacity).toBe(128);
    expectColumns(slab.store, 0, 2, 10);
  });

  test('NaN is not left behind', () => {
    const slab = new Slab<Row>(SHAPE);
    const bad: Row = { name: 1, length: 5, position: undefined, poisoned: true };
    const nan = new KvStore(SHAPE, 1, 5);
    nan.arrays.forEach((array) => array.fill(NaN));
    slab.join(bad, nan);
    slab.leave(bad);
    for (const array of slab.store.arrays) expect(array.some(Number.isNaN)).toBe(false);
  });
});
