import { wordBeginning as word } from '../../language/patterns.js';

/** What a message wants from a picture. */
export type Intent =
  /** The text as it stands. */
  | 'text'
  /** Something about the text: translate, sum up, find. */
  | 'about-text'
  /** What the picture shows or is like, or nothing in particular. */
  | 'look';

/** Work on the text, which is the model's. */
const ABOUT = word(
  'translat|übersetz|uebersetz|traduc|tradui|traduz|traduci|terjemah|अनुवाद|ترجم|summar|zusammenfass|fass |resum|résum|riassum|ringkas|सारांश|لخص|explain|erklär|explic|expli[qc]|spiega|jelaskan|समझा|اشرح|total|sum|summe|gesamt|suma|somme|soma|somma|jumlah|कुल|المجموع|how (?:much|many|long|old)|wie ?viel|wie hoch|cuánt|combien|quant[oiae]|berapa|कितन|كم|when|wann|cuándo|quand |quando|kapan|कब|متى|who|wer |quién|qui |quem|chi |siapa|कौन|من هو|why|warum|por qué|pourquoi|por que|perché|mengapa|kenapa|क्यों|لماذا|which|welche|cuál|quel|qual |quale|yang mana|कौन सा|أي|answer|antwort|respond|répond|rispond|jawab|उत्तर|أجب|where|wo |dónde|où|onde|dove|di mana|कहाँ|أين|address|adress|phone|telefon|number|nummer|número|numéro|numero|nomor|नंबर|رقم|price|preis|precio|prix|preço|prezzo|harga|दाम|سعر|date|datum|fecha|data d|tanggal|तारीख|تاريخ|email|correct|korrigier|corrig|correg',
);
/** Reading it out. */
const READ = word(
  'read|transcri|ocr|extract|copy|what (?:does|do) .{1,40}? say|what(?:.s| is| does| was) .{0,20}(?:written|text|say)|lies|vorles|vorlies|lesen|was steht|text|abschreib|abtipp|lee|léeme|leer|qué (?:dice|pone)|que (?:dice|pone)|qué está escrito|texto|transcrib|lis |lis-|lire|que dit|qu.est-ce qui est écrit|qu.y a-t-il d.écrit|texte|leia|ler |lê|o que (?:está escrito|diz)|leggi|leggere|cosa (?:c.è|dice|è) |testo|scritto|baca|tulisan|teks|apa isi|पढ़|लिखा|पाठ|اقرأ|قراءة|المكتوب|مكتوب|النص|ماذا (?:تقول|يقول)',
);

export function intentOf(text: string): Intent {
  if (text.trim() === '') return 'look';
  if (ABOUT.test(text)) return 'about-text';
  return READ.test(text) ? 'text' : 'look';
}
