import { math } from '../calculate/math.js';
import type { BigNumber } from '../calculate/math.js';
import { tallied } from './chance.js';
import type { Statistic } from './keywords.js';

/** What is asked of a row of numbers, at least one, in exact decimals; `mode` may be several values or none. */
export function statisticOf(name: Statistic, values: readonly number[]): readonly BigNumber[] {
  const row = values.map((value) => math.bignumber(String(value)));
  const sorted = row.toSorted((a, b) => a.cmp(b));
  const sum = row.reduce((a, b) => a.add(b));
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const half = sorted.length >> 1;
  switch (name) {
    case 'sum':
      return [sum];
    case 'mean':
      return [sum.div(row.length)];
    case 'median':
      return [sorted.length % 2 === 1 ? sorted[half]! : sorted[half - 1]!.add(sorted[half]!).div(2)];
    case 'smallest':
      return [first];
    case 'largest':
      return [last];
    case 'range':
      return [last.sub(first)];
    case 'mode': {
      const counts = tallied(values);
      const most = counts[0]![1];
      return most > 1 ? counts.flatMap(([value, count]) => (count === most ? math.bignumber(String(value)) : [])) : [];
    }
    case 'deviation': {
      // Of a sample: divided by one less than there are.
      if (row.length < 2) return [];
      const mean = sum.div(row.length);
      return [
        row
          .reduce((total, value) => total.add(value.sub(mean).pow(2)), math.bignumber(0))
          .div(row.length - 1)
          .sqrt(),
      ];
    }
  }
}
