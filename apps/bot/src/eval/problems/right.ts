import { numbersOf } from './numbers.js';
import { PROBLEM_LANGUAGES, type Answer, type Problem } from './problem.js';
import { MONTHS, WEEKDAYS } from './say.js';

/** Whether a reply's final answer is the right one. How it is found in the words is told at each kind below. */
export function isRight(reply: string, { answer, text }: Pick<Problem, 'answer' | 'text'>): boolean {
  const sentences = sentencesOf(reply);
  switch (answer.kind) {
    case 'number':
      return finalNumber(sentences, text)?.some((value) => Math.abs(value - answer.value) < 0.005) ?? false;
    case 'name':
      return finalName(sentences, answer.among) === answer.value;
    case 'weekday':
      return (
        sentences
          .map(weekdaysIn)
          .findLast((days) => days.size === 1)
          ?.has(answer.day) ?? false
      );
    case 'time':
      return last(sentences.map(timesIn)) === answer.minutes;
    case 'date':
      return sameDate(last(sentences.map(datesIn)), answer);
  }
}

/** A full stop after a number ends a sentence when a capital follows that is not a German month's: `36. Then`, `6. Dezember`. */
const SENTENCE_END = new RegExp(
  `\\n+|(?<=[^\\d\\s][.!?])\\s+|(?<=\\d[.!?])\\s+(?=\\p{Lu})(?!${MONTHS.de.join('|')})`,
  'u',
);

/** Without the signs of formatting; what is bold stays where it is. */
function sentencesOf(reply: string): string[] {
  return reply
    .replace(/[*_`#]|\\[[\]()]/gu, '')
    .replace(/\\boxed\{([^}]*)\}/gu, '$1')
    .replace(/\b([ap])\.\s?m\./giu, '$1m')
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/**
 * The last number of the last sentence that has one; what the question says itself ("12 apples cost …") does not count beside
 * something else, and neither does what stands before the last equals sign.
 */
function finalNumber(sentences: readonly string[], question: string): number[] | undefined {
  const sentence = sentences.findLast((one) => numbersOf(one).length > 0);
  if (sentence === undefined) return undefined;
  const told = new Set(numbersOf(question).flat());
  const found = numbersOf(sentence.slice(sentence.lastIndexOf('=') + 1));
  const all = found.length > 0 ? found : numbersOf(sentence);
  const own = all.filter((readings) => !readings.some((value) => told.has(value)));
  return own.at(-1) ?? all.at(-1);
}

/** The only one of the words that the last sentence with just one of them names. */
function finalName(sentences: readonly string[], among: readonly string[]): string | undefined {
  const named = sentences.map((sentence) =>
    among.filter((one) => new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, 'iu').test(sentence)),
  );
  return named.findLast((names) => names.length === 1)?.[0];
}

const WEEKDAY_NAMES = PROBLEM_LANGUAGES.flatMap((language) =>
  WEEKDAYS[language].map((name, day) => ({
    words: new RegExp(`(?<!\\p{L})${name.replace('-feira', '')}(?!\\p{L})`, 'iu'),
    day,
  })),
);

/** Days that a sentence names, in whatever language. */
function weekdaysIn(sentence: string): Set<number> {
  return new Set(WEEKDAY_NAMES.filter(({ words }) => words.test(sentence)).map(({ day }) => day));
}

/** `14:05`, `14.05 Uhr`, `14h05`, `2:05 pm`, in minutes since midnight. */
function timesIn(sentence: string): number[] {
  const times = sentence.matchAll(/(?<!\d)(\d{1,2})\s?(?::|h|\.(?=\d\d\s?Uhr))\s?(\d{2})(?!\d)(?:\s?([ap])m\b)?/giu);
  return [...times].map(([, hours, minutes, half]) => {
    const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    return hour * 60 + Number(minutes);
  });
}

const MONTH_NAMES = PROBLEM_LANGUAGES.flatMap((language) =>
  MONTHS[language].map((name, i) => ({ name: name.toLowerCase(), month: i + 1 })),
);

/** `6 December`, `December 6th`, `6. Dezember`, `6 de diciembre`, `1er mai`. */
function datesIn(sentence: string): { day: number; month: number }[] {
  const lower = sentence.toLowerCase();
  return MONTH_NAMES.flatMap(({ name, month }) => {
    const [before, after] = [
      new RegExp(`(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|\\.?º)?\\s(?:de |of )?${name}(?!\\p{L})`, 'gu'),
      new RegExp(`(?<!\\p{L})${name} (\\d{1,2})(?!\\d)`, 'gu'),
    ];
    return [...lower.matchAll(before), ...lower.matchAll(after)].map((match) => ({
      day: Number(match[1]),
      month,
      at: match.index,
    }));
  }).toSorted((a, b) => a.at - b.at);
}

function sameDate(found: { day: number; month: number } | undefined, wanted: { day: number; month: number }): boolean {
  return found?.day === wanted.day && found.month === wanted.month;
}

function last<T>(found: readonly (readonly T[])[]): T | undefined {
  return found.flat().at(-1);
}

/** The right answer as it may be shown beside a wrong one. */
export function shownAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'number':
    case 'name':
      return String(answer.value);
    case 'weekday':
      return WEEKDAYS.en[answer.day]!;
    case 'time':
      return `${Math.floor(answer.minutes / 60)}:${String(answer.minutes % 60).padStart(2, '0')}`;
    case 'date':
      return `${answer.day} ${MONTHS.en[answer.month - 1]}`;
  }
}
