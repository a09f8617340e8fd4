/** Numbers that look random and are the same at every run. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  between(from: number, to: number): number;
  /** Both ends included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** `count` different ones, in a new order. */
  some<T>(from: readonly T[], count: number): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for drawing pictures. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    between: (from, to) => from + next() * (to - from),
    pick: (from) => from[whole(0, from.length - 1)]!,
    some: (from, count) => {
      const left = [...from];
      return Array.from({ length: count }, () => left.splice(whole(0, left.length - 1), 1)[0]!);
    },
  };
}
