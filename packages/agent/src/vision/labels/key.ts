/** Articles and short words that Arabic writes onto the noun: and, for, with, as, the. */
const ARABIC_PREFIXES = /^(?:[وفبلك]?ال|لل|و)(?=\p{L}{2})/u;

/** Words are compared without case and accents: people leave both out. Vowel signs of Indic scripts are letters, not accents. */
export function wordKey(word: string, language: string): string {
  const plain = word
    // Arabic's accusative ending, Indonesian's "the".
    .replace(/(?:\u064b\u0627|\u0627\u064b)$/u, '')
    .replace(language === 'id' ? /(?<=\p{L}{3})nya$/iu : /$^/u, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0652\u0670\u0653-\u0655\u093c]/gu, '')
    .normalize('NFC');
  return language === 'ar' ? plain.replace(ARABIC_PREFIXES, '').replace(/ة$/u, 'ه') : plain;
}
