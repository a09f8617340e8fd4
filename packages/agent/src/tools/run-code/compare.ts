import { numberIn } from '../../tables/table.js';

/** Order of things as written: by value when all are numbers, else as the language's dictionaries have it, numbers inside by their value. */
export function compareWritten(language: string, byValue: boolean): (a: string, b: string) => number {
  if (byValue) return (a, b) => (numberIn(a, language) ?? 0) - (numberIn(b, language) ?? 0);
  return new Intl.Collator(language, { numeric: true }).compare;
}
