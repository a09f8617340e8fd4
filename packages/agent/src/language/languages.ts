/** The languages whose sentences are written out here. The model itself may speak more. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'it', 'hi', 'id', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English names, as the model is told them. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'German',
  es: 'Spanish',
  fr: 'French',
  pt: 'Portuguese',
  it: 'Italian',
  hi: 'Hindi',
  id: 'Indonesian',
  ar: 'Arabic',
};

/** The one of {@link LANGUAGES} that a BCP 47 tag names (`pt-BR` → `pt`), else English. */
export function baseLanguage(tag: string): Language {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === base) ?? 'en';
}
