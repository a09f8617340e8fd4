/** Numbers that look random and are the same for a seed (mulberry32 by T. Ettinger). */
export interface Random {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly between: (from: number, to: number) => number;
  /** A whole number below `count`. */
  readonly below: (count: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

export function random(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    below,
    pick: (values) => values[below(values.length)]!,
  };
}
