import type { Language } from '../language/languages.js';

/** What is said of a message in several parts, in one language. */
export interface PartWords {
  /** A part had no answer. */
  readonly failed: (part: string) => string;
  /** There were more parts than are answered at once. */
  readonly bounded: (all: string, answered: string) => string;
}

export const PART_WORDS: Readonly<Record<Language, PartWords>> = {
  en: {
    failed: (part) => `I could not answer this part: “${part}”.`,
    bounded: (all, answered) =>
      `These were ${all} requests; I have answered the first ${answered}. Please send me the others again.`,
  },
  de: {
    failed: (part) => `Diesen Teil konnte ich nicht beantworten: „${part}“.`,
    bounded: (all, answered) =>
      `Das waren ${all} Anliegen; die ersten ${answered} habe ich beantwortet. Schick mir die anderen bitte noch einmal.`,
  },
  es: {
    failed: (part) => `No he podido responder a esta parte: «${part}».`,
    bounded: (all, answered) =>
      `Eran ${all} peticiones; he respondido a las primeras ${answered}. Envíame las demás otra vez, por favor.`,
  },
  fr: {
    failed: (part) => `Je n’ai pas pu répondre à cette partie : « ${part} ».`,
    bounded: (all, answered) =>
      `Il y avait ${all} demandes ; j’ai répondu aux ${answered} premières. Renvoyez-moi les autres, s’il vous plaît.`,
  },
  pt: {
    failed: (part) => `Não consegui responder a esta parte: “${part}”.`,
    bounded: (all, answered) =>
      `Eram ${all} pedidos; respondi aos primeiros ${answered}. Envie-me os outros de novo, por favor.`,
  },
  it: {
    failed: (part) => `Non sono riuscito a rispondere a questa parte: «${part}».`,
    bounded: (all, answered) =>
      `Erano ${all} richieste; ho risposto alle prime ${answered}. Mandami di nuovo le altre, per favore.`,
  },
  hi: {
    failed: (part) => `मैं इस हिस्से का उत्तर नहीं दे सका: “${part}”।`,
    bounded: (all, answered) => `ये ${all} अनुरोध थे; मैंने पहले ${answered} के उत्तर दिए हैं। बाकी कृपया फिर से भेजिए।`,
  },
  id: {
    failed: (part) => `Saya tidak dapat menjawab bagian ini: “${part}”.`,
    bounded: (all, answered) =>
      `Ada ${all} permintaan; saya sudah menjawab ${answered} yang pertama. Kirim lagi yang lain, ya.`,
  },
  ar: {
    failed: (part) => `لم أستطع الإجابة عن هذا الجزء: «${part}».`,
    bounded: (all, answered) => `كانت هذه ${all} طلبات؛ أجبت عن أول ${answered} منها. أرسل لي البقية مرة أخرى من فضلك.`,
  },
};
