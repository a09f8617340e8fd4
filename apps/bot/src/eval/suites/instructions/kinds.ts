import { detectLanguage } from '@hearth/agent';
import type { ProblemLanguage } from '../../problems/problem.js';
import type { Random } from '../../../random.js';
import { folded } from '../words.js';
import { bare, linesOf, sentencesOf, wordsOf } from './shape.js';
import { KINDS, NO, THINGS, WORDS, YES, YES_NO } from './topics.js';

/** A request whose form can be checked without understanding the answer. */
export interface Instruction {
  readonly text: string;
  /** What the form must be, for people. */
  readonly wanted: string;
  readonly isRight: (reply: string) => boolean;
}

/** One kind of instruction; draws its topic and its numbers. */
export interface InstructionKind {
  readonly name: string;
  draw(language: ProblemLanguage, random: Random): Instruction;
}

/** Most words of a line that names one thing. */
const NAME_WORDS = 5;

const lines: InstructionKind = {
  name: 'lines',
  draw: (language, random) => {
    const [count, kind] = [random.whole(3, 7), random.pick(KINDS[language])];
    return {
      text: {
        en: `Name ${count} ${kind}, one per line, and write nothing else.`,
        de: `Nenne ${count} ${kind}, eine Nennung pro Zeile, und schreibe sonst nichts.`,
        es: `Nombra ${count} ${kind}, uno por línea, y no escribas nada más.`,
        fr: `Cite ${count} ${kind}, un par ligne, et n'écris rien d'autre.`,
        pt: `Diz ${count} ${kind}, um por linha, e não escrevas mais nada.`,
      }[language],
      wanted: `${count} lines`,
      isRight: (reply) => {
        const found = linesOf(reply);
        return found.length === count && found.every((line) => wordsOf(line).length <= NAME_WORDS);
      },
    };
  },
};

const fewWords: InstructionKind = {
  name: 'few-words',
  draw: (language, random) => {
    const [most, thing] = [random.whole(8, 15), random.pick(THINGS[language])];
    return {
      text: {
        en: `Say what ${thing} is in at most ${most} words.`,
        de: `Sag in höchstens ${most} Wörtern, was ${thing} ist.`,
        es: `Di qué es ${thing} en ${most} palabras como máximo.`,
        fr: `Dis ce qu'est ${thing} en ${most} mots au maximum.`,
        pt: `Diz o que é ${thing} em ${most} palavras no máximo.`,
      }[language],
      wanted: `at most ${most} words`,
      isRight: (reply) => wordsOf(reply).length > 0 && wordsOf(reply).length <= most,
    };
  },
};

const capitals: InstructionKind = {
  name: 'capitals',
  draw: (language, random) => {
    const thing = random.pick(THINGS[language]);
    return {
      text: {
        en: `Write one sentence about ${thing}. Use capital letters only.`,
        de: `Schreibe einen Satz zum Thema „${thing}“. Verwende nur Großbuchstaben.`,
        es: `Escribe una frase sobre ${thing}. Usa solo letras mayúsculas.`,
        fr: `Écris une phrase sur ${thing}. Utilise uniquement des majuscules.`,
        pt: `Escreve uma frase sobre ${thing}. Usa só letras maiúsculas.`,
      }[language],
      wanted: 'capitals only',
      isRight: (reply) => wordsOf(reply).length > 2 && !/\p{Ll}/u.test(reply.replaceAll('ß', '')),
    };
  },
};

const ENDINGS: Readonly<Record<ProblemLanguage, readonly string[]>> = {
  en: ['That is all.', 'Good luck!', 'Over and out.'],
  de: ['Das ist alles.', 'Viel Glück!', 'Ende der Durchsage.'],
  es: ['Eso es todo.', '¡Buena suerte!', 'Fin del mensaje.'],
  fr: ["C'est tout.", 'Bonne chance !', 'Fin du message.'],
  pt: ['É tudo.', 'Boa sorte!', 'Fim da mensagem.'],
};

const ending: InstructionKind = {
  name: 'ending',
  draw: (language, random) => {
    const [thing, last] = [random.pick(THINGS[language]), random.pick(ENDINGS[language])];
    return {
      text: {
        en: `Tell me something about ${thing} and end your answer with exactly this sentence: ${last}`,
        de: `Erzähl mir etwas zum Thema „${thing}“ und beende deine Antwort mit genau diesem Satz: ${last}`,
        es: `Cuéntame algo sobre ${thing} y termina tu respuesta exactamente con esta frase: ${last}`,
        fr: `Dis-moi quelque chose sur ${thing} et termine ta réponse par exactement cette phrase : ${last}`,
        pt: `Conta-me algo sobre ${thing} e termina a resposta exatamente com esta frase: ${last}`,
      }[language],
      wanted: `… ${last}`,
      isRight: (reply) => {
        const [said, wanted] = [plain(reply), plain(last)];
        return said.endsWith(wanted) && said.length > wanted.length;
      },
    };
  },
};

const plain = (text: string) =>
  bare(folded(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const yesOrNo: InstructionKind = {
  name: 'yes-or-no',
  draw: (language, random) => {
    const at = random.whole(0, YES_NO[language].length - 1);
    const [yes, no, question] = [YES[language], NO[language], YES_NO[language][at]!];
    const right = at % 2 === 0 ? yes : no;
    return {
      text: {
        en: `${question}? Answer with one word only: ${yes} or ${no}.`,
        de: `${question}? Antworte nur mit einem Wort: ${yes} oder ${no}.`,
        es: `¿${question}? Responde con una sola palabra: ${yes} o ${no}.`,
        fr: `${question} ? Réponds par un seul mot : ${yes} ou ${no}.`,
        pt: `${question}? Responde com uma só palavra: ${yes} ou ${no}.`,
      }[language],
      wanted: right,
      isRight: (reply) => bare(folded(reply)) === folded(right),
    };
  },
};

const FIELDS = [
  ['name', 'colour'],
  ['title', 'year'],
  ['city', 'country'],
  ['day', 'hour'],
] as const;

const json: InstructionKind = {
  name: 'json',
  draw: (language, random) => {
    const [first, second] = random.pick(FIELDS);
    return {
      text: {
        en: `Make up an example and answer only with a JSON object that has the keys "${first}" and "${second}".`,
        de: `Denk dir ein Beispiel aus und antworte nur mit einem JSON-Objekt mit den Schlüsseln "${first}" und "${second}".`,
        es: `Inventa un ejemplo y responde solo con un objeto JSON que tenga las claves "${first}" y "${second}".`,
        fr: `Invente un exemple et réponds uniquement par un objet JSON avec les clés "${first}" et "${second}".`,
        pt: `Inventa um exemplo e responde só com um objeto JSON que tenha as chaves "${first}" e "${second}".`,
      }[language],
      wanted: `{"${first}": …, "${second}": …}`,
      isRight: (reply) => {
        const keys = keysOf(reply.replace(/^\s*```(?:json)?|```\s*$/gu, ''));
        return keys?.toSorted().join() === [first, second].toSorted().join();
      },
    };
  },
};

function keysOf(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.keys(value) : undefined;
  } catch {
    return undefined;
  }
}

const sorted: InstructionKind = {
  name: 'sorted',
  draw: (language, random) => {
    const words = random.some(WORDS[language], 4);
    const list = words.join(', ');
    const right = words.toSorted((a, b) => a.localeCompare(b, language));
    return {
      text: {
        en: `Put these words into alphabetical order and answer only with the list: ${list}`,
        de: `Bring diese Wörter in alphabetische Reihenfolge und antworte nur mit der Liste: ${list}`,
        es: `Ordena estas palabras alfabéticamente y responde solo con la lista: ${list}`,
        fr: `Mets ces mots dans l'ordre alphabétique et réponds uniquement par la liste : ${list}`,
        pt: `Põe estas palavras por ordem alfabética e responde só com a lista: ${list}`,
      }[language],
      wanted: right.join(', '),
      isRight: (reply) => wordsOf(folded(linesOf(reply).join(' '))).join() === right.map(folded).join(),
    };
  },
};

const numbered: InstructionKind = {
  name: 'numbered',
  draw: (language, random) => {
    const [count, thing] = [random.whole(3, 5), random.pick(THINGS[language])];
    return {
      text: {
        en: `Give me ${count} facts about ${thing} as a numbered list from 1 to ${count}.`,
        de: `Nenne mir ${count} Tatsachen zum Thema „${thing}“ als nummerierte Liste von 1 bis ${count}.`,
        es: `Dame ${count} datos sobre ${thing} en una lista numerada del 1 al ${count}.`,
        fr: `Donne-moi ${count} faits sur ${thing} dans une liste numérotée de 1 à ${count}.`,
        pt: `Dá-me ${count} factos sobre ${thing} numa lista numerada de 1 a ${count}.`,
      }[language],
      wanted: `lines 1 to ${count}`,
      isRight: (reply) => {
        const numbers = [...reply.matchAll(/^\s*(\d+)[.)]/gmu)].map(([, number]) => Number(number));
        return numbers.join() === Array.from({ length: count }, (_, i) => i + 1).join();
      },
    };
  },
};

const sentences: InstructionKind = {
  name: 'sentences',
  draw: (language, random) => {
    const [count, thing] = [random.whole(2, 4), random.pick(THINGS[language])];
    return {
      text: {
        en: `Describe ${thing} in exactly ${count} sentences.`,
        de: `Beschreibe in genau ${count} Sätzen, was ${thing} ist.`,
        es: `Describe qué es ${thing} en exactamente ${count} frases.`,
        fr: `Décris ce qu'est ${thing} en exactement ${count} phrases.`,
        pt: `Descreve o que é ${thing} em exatamente ${count} frases.`,
      }[language],
      wanted: `${count} sentences`,
      isRight: (reply) => sentencesOf(reply).length === count,
    };
  },
};

const LANGUAGE_NAMES: Readonly<Record<ProblemLanguage, Readonly<Record<ProblemLanguage, string>>>> = {
  en: { en: 'English', de: 'German', es: 'Spanish', fr: 'French', pt: 'Portuguese' },
  de: { en: 'Englisch', de: 'Deutsch', es: 'Spanisch', fr: 'Französisch', pt: 'Portugiesisch' },
  es: { en: 'inglés', de: 'alemán', es: 'español', fr: 'francés', pt: 'portugués' },
  fr: { en: 'anglais', de: 'allemand', es: 'espagnol', fr: 'français', pt: 'portugais' },
  pt: { en: 'inglês', de: 'alemão', es: 'espanhol', fr: 'francês', pt: 'português' },
};

const otherLanguage: InstructionKind = {
  name: 'other-language',
  draw: (language, random) => {
    const others = (['en', 'de', 'es', 'fr', 'pt'] as const).filter((one) => one !== language);
    const [other, thing] = [random.pick(others), random.pick(THINGS[language])];
    const name = LANGUAGE_NAMES[language][other];
    return {
      text: {
        en: `Write two sentences about ${thing} in ${name}.`,
        de: `Schreibe zwei Sätze zum Thema „${thing}“ auf ${name}.`,
        es: `Escribe dos frases sobre ${thing} en ${name}.`,
        fr: `Écris deux phrases sur ${thing} en ${name}.`,
        pt: `Escreve duas frases sobre ${thing} em ${name}.`,
      }[language],
      wanted: `in ${LANGUAGE_NAMES.en[other]}`,
      isRight: (reply) => detectLanguage(reply) === other,
    };
  },
};

export const INSTRUCTION_KINDS: readonly InstructionKind[] = [
  lines,
  fewWords,
  capitals,
  ending,
  yesOrNo,
  json,
  sorted,
  numbered,
  sentences,
  otherLanguage,
];
