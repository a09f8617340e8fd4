import type { ModeWords } from './words.js';

export const it: ModeWords = {
  asks: {
    instant: [
      '(?:solo |dammi )?una risposta (?:rapida|veloce)',
      'rispondi(?:mi)? (?:subito|in fretta|velocemente)',
      'senza pensar(?:e|ci)(?: troppo| su)?',
    ],
    thinking: [
      'pensa(?:ci)? (?:bene|con calma|con attenzione|prima|passo (?:dopo|per) passo|prima di rispondere)',
      'ragiona(?:ci)? (?:bene|passo (?:dopo|per) passo)',
      'rifletti(?:ci)? (?:bene|con calma|prima)',
      'prenditi (?:il tuo )?tempo',
    ],
    contemplating: [
      'pensa(?:ci)? (?:molto bene|a fondo|più che puoi)',
      'rifletti(?:ci)? (?:molto bene|a fondo)',
      '(?:chiedi a|usa|con) (?:più|diversi|tutti (?:gli|i tuoi)) agenti',
      'fa(?:i)? votare (?:gli|i tuoi|più) agenti',
      'fa(?:i)? una votazione',
    ],
  },
  others: [
    'che cosa (?:hanno detto|dicono|pensano|hanno risposto) gli altri',
    'cosa (?:hanno detto|dicono|pensano|hanno risposto) gli altri',
    "chi non era d[’']accordo",
    'quali erano le altre (?:risposte|opinioni)',
  ],
  result: (answer) => `La risposta è: ${answer}`,
  agreed: (agreed, of) => `${agreed} agenti su ${of} erano d’accordo:`,
  disagreed: (agreed, of) =>
    `I miei agenti non erano d’accordo: solo ${agreed} su ${of} ha detto questo. Controlla, per favore.`,
  strongest: 'Hai indicato più modi di pensare; ho preso il più approfondito.',
  noDissent: (answer) => `Tutti hanno detto lo stesso: ${answer}`,
  kept: (agents, of, answer) => `${agents} su ${of} hanno detto: ${answer}`,
  dissent: (agents, answer) => `${agents} hanno detto: ${answer}`,
  because: (work) => `Il loro ragionamento finiva così: ${work}`,
};
