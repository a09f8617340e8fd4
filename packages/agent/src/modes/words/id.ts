import type { ModeWords } from './words.js';

export const id: ModeWords = {
  asks: {
    instant: [
      'jawab(?:lah)? (?:dengan )?(?:cepat|langsung|segera)',
      '(?:beri )?jawaban (?:cepat|singkat saja)',
      'tanpa (?:berpikir|mikir|pikir)',
    ],
    thinking: [
      'pikir(?:kan|kanlah)? (?:dulu |dengan )?(?:baik-baik|matang-matang|cermat|teliti|langkah demi langkah|dulu)',
      'berpikir(?:lah)? (?:baik-baik|dengan cermat|langkah demi langkah|dulu)',
      'jangan (?:terburu-buru|buru-buru)',
    ],
    contemplating: [
      'pikir(?:kan|kanlah)? (?:sangat|betul-betul|sungguh-sungguh|sedalam) ?(?:baik|cermat|dalam|mungkin|matang)?(?:-baik|-matang)?',
      'renungkan(?:lah)?',
      '(?:tanya(?:kan)?(?: pada| ke)?|pakai|gunakan|dengan) (?:beberapa|semua|banyak) agen',
      '(?:adakan|lakukan) (?:voting|pemungutan suara)',
    ],
  },
  others: [
    'apa (?:kata|pendapat|jawaban) (?:yang lain|agen lain(?:nya)?|lainnya)',
    '(?:yang lain|agen lain(?:nya)?) (?:bilang|menjawab|berkata) apa',
    'siapa yang tidak setuju',
  ],
  result: (answer) => `Jawabannya: ${answer}`,
  agreed: (agreed, of) => `${agreed} dari ${of} agen sepakat:`,
  disagreed: (agreed, of) =>
    `Agen-agen saya tidak sepakat: hanya ${agreed} dari ${of} yang berkata begini. Mohon periksa lagi.`,
  strongest: 'Anda menyebut lebih dari satu cara berpikir; saya memakai yang paling mendalam.',
  noDissent: (answer) => `Semua mengatakan hal yang sama: ${answer}`,
  kept: (agents, of, answer) => `${agents} dari ${of} mengatakan: ${answer}`,
  dissent: (agents, answer) => `${agents} mengatakan: ${answer}`,
  because: (work) => `Penalaran mereka berakhir begini: ${work}`,
};
