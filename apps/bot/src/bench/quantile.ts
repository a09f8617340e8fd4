/** The value that `share` (0 to 1) of the others do not exceed; 0.5 = the median. Values in any order, at least one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
