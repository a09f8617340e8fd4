import type { MessageEvent } from '@hearth/message';

/** Whole messages that cancel what the assistant is doing, in the languages whose sentences are written out. */
const STOP_WORDS = new Map(
  Object.entries({
    en: ['stop', 'cancel', 'stop it', 'abort'],
    de: ['stopp', 'halt', 'abbrechen', 'aufhören', 'hör auf'],
    es: ['para', 'detente', 'alto', 'cancelar', 'cancela'],
    fr: ['arrête', 'arrete', 'arrêter', 'annuler', 'stop'],
    pt: ['pare', 'parar', 'cancelar', 'cancela'],
    it: ['ferma', 'fermati', 'basta', 'annulla'],
    hi: ['रुको', 'रुकिए', 'बंद करो'],
    id: ['berhenti', 'hentikan', 'batal', 'batalkan'],
    ar: ['توقف', 'قف', 'إلغاء'],
  })
    .flatMap(([language, words]) => words.map((word) => [word, language] as const))
    .reverse(),
);

/** The language of the stop word that is all the person wrote; undefined for any other message. */
export function stopLanguage(event: MessageEvent): string | undefined {
  const [only, ...rest] = event.parts;
  if (only?.type !== 'text' || rest.length > 0) return undefined;
  const word = only.text
    .trim()
    .toLowerCase()
    .replace(/[.!?…\s]+$/u, '');
  return STOP_WORDS.get(word);
}
