/** Lower case, Latin letters without their accents. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[a-z])[\u0300-\u036f]+/gu, '')
    .normalize('NFC');
}

/**
 * Whether a text holds one of some words, whatever their case and accents. Latin words and numbers begin where the word begins; elsewhere
 * articles and endings are written together with the word.
 * @param whole also end where the word ends: `eis` is not in `eisen`
 */
export function saysOneOf(text: string, words: readonly string[], { whole }: { whole: boolean }): boolean {
  const searched = folded(text);
  return words.some((word) => {
    const plain = folded(word);
    if (!/^[\p{Script=Latin}\d]/u.test(plain)) return searched.includes(plain);
    const escaped = plain.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${whole ? '(?![\\p{L}\\p{N}])' : ''}`, 'u').test(searched);
  });
}
