import { writeResult } from '../calculate/format.js';
import type { BigNumber } from '../calculate/math.js';
import type { Statistic } from './keywords.js';
import { statisticOf } from './statistics.js';
import type { CodeWords } from './words.js';

/** Decimal places of what does not come out even. */
const PLACES = 4;

/** "≈ 3,3333": a value as the language writes it. */
export function writeValue(value: BigNumber, language: string): string {
  const rounded = value.toDecimalPlaces(PLACES);
  return `${rounded.eq(value) ? '' : '≈ '}${writeResult(rounded, language).text}`;
}

export function writeStatistic(name: Statistic, values: readonly number[], words: CodeWords, language: string): string {
  if (values.length === 0) return words.none;
  return (
    statisticOf(name, values)
      .map((value) => writeValue(value, language))
      .join(', ') || words.none
  );
}
