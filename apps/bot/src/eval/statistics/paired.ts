import { Z_95, type Interval } from './wilson.js';

/** What two ways of answering made of the same questions. */
export interface Paired {
  /** Share of the first minus share of the second. */
  readonly difference: number;
  /** 95 %. */
  readonly interval: Interval;
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/**
 * Difference of two shares of right answers to the same questions, in the same order. Interval: Wald's with the adjustment of D. G. Bonett
 * and R. M. Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data", J. Educ. Behav. Stat. 37
 * (2012) 479–488, which M. W. Fagerland, S. Lydersen and P. Laake recommend in Stat. Med. 33 (2014) 2850–2875.
 */
export function paired(first: readonly boolean[], second: readonly boolean[]): Paired {
  const of = first.length;
  const onlyFirst = first.filter((right, i) => right && !second[i]).length;
  const onlySecond = second.filter((right, i) => right && !first[i]).length;
  const [a, b] = [(onlyFirst + 1) / (of + 2), (onlySecond + 1) / (of + 2)];
  const half = Z_95 * Math.sqrt((a + b - (a - b) ** 2) / (of + 2));
  return {
    difference: (onlyFirst - onlySecond) / of,
    interval: [Math.max(-1, a - b - half), Math.min(1, a - b + half)],
    onlyFirst,
    onlySecond,
  };
}
