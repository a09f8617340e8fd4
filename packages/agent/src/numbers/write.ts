/** A number as the language groups and marks it, in Latin digits as everywhere in replies. */
export function writeWhole(value: number, language: string): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(value);
}
