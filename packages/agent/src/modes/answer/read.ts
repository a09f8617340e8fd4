import { asciiDigits, findNumbers } from '../../numbers/read.js';
import type { FoundNumber } from '../../numbers/read.js';
import { dateIn, weekdayIn } from './days.js';
import { unitOf } from './units.js';
import type { Value } from './value.js';

const YES = 'yes ja sí si oui sim sì हाँ हां ya نعم true correct';
const NO = 'no nein non não नहीं tidak لا false nope';
const YES_NO = new Map([
  ...YES.split(' ').map((word) => [word, true] as const),
  ...NO.split(' ').map((word) => [word, false] as const),
]);
/** Words of a name; more are a sentence. */
const NAME_WORDS = 4;
/** Words of a sentence that says no more than a name. */
const SENTENCE_WORDS = 12;
const CLOCK = /(?<![\d:.])([01]?\d|2[0-4])\s?[:h.]\s?([0-5]\d)(?![\d:])(?!\s*[%€$])\s*(a\.?m|p\.?m)?/iu;

/** What an answer is read with. */
export interface Reading {
  /** BCP 47 language of the answer's numbers. */
  readonly language: string;
  /** The task: its options, its names, its numbers. */
  readonly task: string;
}

/** A result as something that can be compared; undefined for an answer in free words. */
export function readAnswer(written: string, reading: Reading): Value | undefined {
  const text = asciiDigits(written)
    .replace(/[“”"„«»]/gu, '')
    .trim();
  const letter = choiceIn(text, reading.task);
  if (letter) return { kind: 'choice', letter };
  const words = wordsOf(text);
  const yes = YES_NO.get(words[0]?.toLowerCase() ?? '');
  if (yes !== undefined && (words.length <= 2 || /^[\p{L}\p{M}]+\s*[,.;:!–—-]/u.test(text)))
    return { kind: 'yes-no', yes };
  const date = dateIn(text);
  if (date) return { kind: 'date', ...date };
  const day = weekdayIn(text);
  if (day !== undefined) return { kind: 'weekday', day };
  return timeIn(text) ?? numberIn(text, reading) ?? nameIn(text, words, reading.task);
}

/** Options as "A) …" or "(b) …", at least two of them. */
function choiceIn(text: string, task: string): string | undefined {
  const options = [...task.matchAll(/(?:^|[\s(])([A-Ha-h])[).:]\s*([^\n]*?)(?=\s*(?:[\s(][A-Ha-h][).:]\s|\n|$))/gu)];
  if (options.length < 2) return undefined;
  const letters = new Set(options.map((option) => option[1]!.toLowerCase()));
  const named = /^(?:option\s+)?\(?([A-Ha-h])(?:[).:\s]|$)/iu.exec(text)?.[1]?.toLowerCase();
  if (named && letters.has(named)) return named;
  const plain = (option: string) =>
    option
      .toLowerCase()
      .replace(/[.,;?!\s]+$/u, '')
      .trim();
  return options.find((option) => plain(option[2]!) === plain(text))?.[1]!.toLowerCase();
}

function timeIn(text: string): Value | undefined {
  const match = CLOCK.exec(text);
  // A dot between two figures is a clock only where the words say so.
  if (!match || (match[0].includes('.') && !/[ap]\.?m|uhr|ore|heures|jam|pukul/iu.test(text))) return undefined;
  const half = match[3]?.toLowerCase()[0];
  const hour = Number(match[1]) % (half ? 12 : 24);
  return { kind: 'time', minutes: (hour + (half === 'p' ? 12 : 0)) * 60 + Number(match[2]) };
}

/** The number that is the result: what an equals sign leads to, else one that the task does not give, else the first. */
function numberIn(text: string, { language, task }: Reading): Value | undefined {
  const from = text.lastIndexOf('=') + 1;
  const part = text.slice(from);
  const duration = durationIn(part);
  if (duration) return duration;
  const found = findNumbers(part, language);
  if (found.length === 0) return undefined;
  const given = new Set(findNumbers(task, language).map(({ value }) => Number(value)));
  const picked = from > 0 ? found[0]! : (found.find(({ value }) => !given.has(Number(value))) ?? found[0]!);
  const fraction = /^\s*\/\s*(\d+)(?![\d.,])/u.exec(part.slice(picked.end));
  const sign = /(?:^|[\s:(])[-−]\s?$/u.test(part.slice(0, picked.start)) ? -1 : 1;
  const value = (sign * Number(picked.value)) / (fraction ? Number(fraction[1]) || 1 : 1);
  const unit = unitAfter(part, picked);
  return { kind: 'number', value, ...(unit && { unit }) };
}

/** "3 hours and 45 minutes" in minutes. */
function durationIn(text: string): Value | undefined {
  const parts = [...text.matchAll(/(\d+)\s*([\p{L}\p{M}]+)/gu)].flatMap(([, count, word]) => {
    const unit = unitOf(word!);
    return unit?.dimension === 'time' ? [{ count: Number(count), unit }] : [];
  });
  if (parts.length < 2 || new Set(parts.map(({ unit }) => unit.size)).size !== parts.length) return undefined;
  const minutes = parts.reduce((sum, { count, unit }) => sum + count * unit.size, 0);
  return { kind: 'number', value: minutes, unit: { dimension: 'time', size: 1 } };
}

function unitAfter(text: string, { end }: FoundNumber) {
  const word = /^\s*([\p{L}\p{M}]+)(?!\s*\/)/u.exec(text.slice(end))?.[1];
  return word === undefined ? undefined : unitOf(word);
}

/** A short name; out of a sentence the first name that the task has, too. */
function nameIn(text: string, words: readonly string[], task: string): Value | undefined {
  if (words.length <= NAME_WORDS && words.length > 0) {
    const known = words.length > 1 ? sharedName(words, task) : undefined;
    return { kind: 'name', name: fold(known ?? words.join(' ')) };
  }
  const shared = words.length <= SENTENCE_WORDS ? sharedName(words, task) : undefined;
  return shared === undefined || /[.!?]\s+\S/u.test(text) ? undefined : { kind: 'name', name: fold(shared) };
}

function sharedName(words: readonly string[], task: string): string | undefined {
  const known = new Set(wordsOf(task));
  const names = new Set(words.filter((word) => /^\p{Lu}./u.test(word) && known.has(word)));
  return names.size === 1 ? [...names][0] : undefined;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

/** Lower case, without Latin accents and a leading article. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[a-z])[\u0300-\u036f]+/gu, '')
    .normalize('NFC')
    .replace(/^(?:the|an?|der|die|das|el|la|los|las|le|les|il|lo|o|os|as)\s+/u, '');
}
