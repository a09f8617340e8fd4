import { randomInt } from 'node:crypto';

/** A whole number from `from` to `to`, both possible. */
export function randomFrom(from: number, to: number): number {
  return randomInt(from, to + 1);
}

/** The things in an order that chance decides (Fisher and Yates). */
export function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

/** How often each thing comes, most often first; equals in the order they came. */
export function tallied<T>(items: readonly T[]): (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
