import { wordKey } from '../labels/key.js';
import { DOCUMENT_WORDS, PICTURE_WORDS, SMALL_WORDS } from '../keywords.js';
import { AND, wholeWord } from '../../language/patterns.js';

const word = (alternatives: string) => wholeWord(alternatives, 'giu');

/** Asks for an amount of money. */
const PRICE = word(
  'how much(?: (?:is|are|does|do|was|were|for))?|costs?|prices?|kostet|kosten|gekostet|preis|cuesta|cuestan|vale|valen|precio|coûte|coûtent|prix|custam?|preço|costa(?:no)?|prezzo|दाम|कीमत|क़ीमत|मूल्य|harga|harganya|سعر|ثمن|بكم|تكلفة',
);
/** Asks for a time or a day. */
const WHEN = word(
  'when|what time|wann|um wie ?viel uhr|cuándo|a qué hora|quand|à quelle heure|quando|a que horas|a che ora|कब|कितने बजे|kapan|jam berapa|pukul berapa|متى',
);
/** Asks for a number to call. */
const CALL = word(
  '(?:number|phone).{0,30}\\b(?:call|dial)|(?:call|dial).{0,20}number|nummer.{0,30}(?:anrufen|wählen)|número.{0,30}(?:llamar|ligar|telefonar)|numéro.{0,30}(?:appeler|composer)|numero.{0,30}(?:chiamare|comporre)|nomor.{0,30}(?:hubungi|telepon)|नंबर.{0,30}(?:कॉल|फ़ोन|फोन)|رقم.{0,30}(?:أتصل|اتصل|الاتصال)',
);
/** Asks for what stands somewhere. */
const VALUE = word(
  "what(?:['’]s| is| are| does)|which|what stands|value|was (?:steht|ist)|wie (?:lautet|ist|heißt)|welche[rsnm]?|wert|qué (?:pone|dice|es|hay)|cuál(?:es)?|valor|quel(?:le)?s?|valeur|qu['’]indique|qu['’]est-ce|qual|quais|o que (?:diz|está|é)|quale|quali|cosa (?:c['’]è|dice|è)|valore|क्या|कौन(?: |-)?(?:सा|से|सी)|apa|nilai|ما|ماذا|قيمة",
);

/** The document itself is not what stands in it. */
const PICTURES = [PICTURE_WORDS, DOCUMENT_WORDS].map(({ source }) => new RegExp(source, 'giu'));

export type Wanted = 'money' | 'time' | 'phone' | 'anything';

/** What kind of thing a question wants from a document, by its words; undefined: it asks for nothing that stands in one. */
export function wantedFrom(text: string): Wanted | undefined {
  const has = (pattern: RegExp) => text.search(pattern) >= 0;
  if (has(CALL)) return 'phone';
  if (has(PRICE)) return 'money';
  if (has(WHEN)) return 'time';
  return has(VALUE) ? 'anything' : undefined;
}

/** Whether a question names several things, by its words. */
export function asksSeveral(text: string): boolean {
  return AND.test(text) || /[,،&]|\sو\p{L}/u.test(text);
}

/** The words of a question that may name something in a document, as they are compared. */
export function namesIn(text: string, language: string): readonly string[] {
  return wordsIn(without(text, [PRICE, WHEN, VALUE]))
    .filter((one) => !SMALL_WORDS.has(one.toLowerCase()))
    .map((one) => wordKey(one, language));
}

/** All of its words but those for the document itself: little ones may belong to a name. */
export function keysIn(text: string, language: string): ReadonlySet<string> {
  return new Set(wordsIn(text).map((one) => wordKey(one, language)));
}

function wordsIn(text: string): readonly string[] {
  return without(text, PICTURES).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function without(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((left, pattern) => left.replace(pattern, ' '), text);
}
