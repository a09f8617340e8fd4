/** Standard normal quantile of 97.5 %: the half width of a 95 % interval in standard errors. */
export const Z_95 = 1.959964;

export type Interval = readonly [low: number, high: number];

/**
 * 95 % interval of a share, right at small numbers and at 0 and 1 too: the score interval of E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22 (1927) 209–212.
 * @param of at least 1
 */
export function wilson(right: number, of: number): Interval {
  const share = right / of;
  const spread = Z_95 ** 2 / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z_95 / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
