import type { Pixels } from '../../pictures/pixels.js';
import type { Recognised } from '../ctc.js';
import type { LineReader } from './line-reader.js';
import type { NumeralReader } from '../numerals/reader.js';
import { Numbers } from './numbers.js';
import { SCRIPTS, isIn } from './scripts.js';
import type { Script } from './scripts.js';

/** A line as it was cut out, and what was read of it. */
export interface ReadLine {
  readonly line: Pixels;
  readonly recognised: Recognised;
}

/** Of scripts it does not know, PP-OCR is either less sure than this or reads next to nothing. */
const SURE_SCORE = 0.8;
/** The same once the script of other lines is known. */
const FAIRLY_SURE_SCORE = 0.9;
/** Letters and digits for each height of a line; the widest Latin capitals have 1.2, Cyrillic prices 0.75. */
const LEAST_DENSITY = 0.8;
/** Heights: shorter lines than this say nothing about density. */
const LEAST_LENGTH = 2;
const LETTER = /[\p{L}\p{N}]/gu;
/** The longest doubtful lines that are tried in every script, before one is chosen for all. */
const PROBES = 4;
/** Numbers tell two languages with the same letters apart better than words do. */
const NUMBERS_COUNT = 2;
/** Score from which on a script is believed, in the mean of the better half of the probes; and a single line, once it is. */
const SCRIPT_SCORE = 0.7;
const LINE_SCORE = 0.5;
/** As what short words of other scripts are read surely. */
const SHORT_WORD = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}$/u;
/** A number, as PP-OCR reads one in digits that it does not know. */
const NUMBER = /^[^\p{L}]*\p{Nd}[^\p{L}]*$/u;

/** Whether a line may be in a script that PP-OCR does not know. */
export function isDoubtful({ line, recognised: { text, score } }: ReadLine): boolean {
  if (score < SURE_SCORE) return true;
  const length = line.width / line.height;
  return length >= LEAST_LENGTH && (text.match(LETTER)?.length ?? 0) < LEAST_DENSITY * length;
}

/**
 * Reads the doubtful lines of a picture again in the script that fits them, if one does, and its numbers in that script's digits. Lines that
 * are not better in it stay as they are.
 * @returns what to take instead, by line; empty when no script fits
 */
export async function readOtherScripts(
  lines: readonly ReadLine[],
  reader: LineReader,
  numerals?: NumeralReader,
): Promise<ReadonlyMap<ReadLine, Recognised>> {
  const doubtful = lines.filter(isDoubtful).toSorted((a, b) => b.line.width - a.line.width);
  if (doubtful.length === 0) return new Map();
  const numbers = numerals && new Numbers(lines, numerals);
  // Numbers say little about the script of the words; they are probed where there is nothing else.
  const words = doubtful.filter((one) => !isNumber(one) && !numbers?.has(one));
  const best = await bestScript((words.length > 0 ? words : doubtful).slice(0, PROBES), reader, numbers);
  const script = best?.script ?? numbers?.script();
  if (!script) return new Map();
  const better = numbers?.in(script) ?? new Map<ReadLine, Recognised>();
  if (!(await reader.has(script.data))) return better;
  // Now that the script is known, less doubt is enough.
  for (const one of lines.filter(isFairlyDoubtful)) {
    if (better.has(one)) continue;
    const recognised = best?.read.get(one) ?? (await reader.read(one.line, script));
    if (recognised.score > LINE_SCORE && isIn(script, recognised.text)) better.set(one, recognised);
  }
  return better;
}

function isFairlyDoubtful(line: ReadLine): boolean {
  const { text, score } = line.recognised;
  return score < FAIRLY_SURE_SCORE || SHORT_WORD.test(text) || isDoubtful(line);
}

function isNumber({ recognised }: ReadLine): boolean {
  return NUMBER.test(recognised.text);
}

interface Tried {
  readonly script: Script;
  readonly read: ReadonlyMap<ReadLine, Recognised>;
  /** How well words and numbers fit. */
  readonly fit: number;
}

/** The script that most of the lines are in: of those that can be believed, the one that words and numbers together fit best. */
async function bestScript(
  probes: readonly ReadLine[],
  reader: LineReader,
  numbers: Numbers | undefined,
): Promise<Tried | undefined> {
  let best: Tried | undefined;
  const unseen = new Set<RegExp>();
  for (const script of SCRIPTS) {
    if (unseen.has(script.letter) || !(await reader.has(script.data))) continue;
    const read = new Map<ReadLine, Recognised>();
    for (const probe of probes) read.set(probe, await reader.read(probe.line, script));
    // Of very short words Tesseract reads nothing at all, which says nothing.
    const scores = [...read.values()]
      .filter(({ text }) => text !== '')
      .map(({ text, score }) => (isIn(script, text) ? score : 0))
      .toSorted((a, b) => b - a);
    const better = scores.slice(0, Math.ceil(scores.length / 2));
    const score = better.reduce((sum, one) => sum + one, 0) / (better.length || 1);
    if (score < LINE_SCORE) unseen.add(script.letter);
    const fit = score + NUMBERS_COUNT * (numbers?.fit(script) ?? 0);
    if (score > SCRIPT_SCORE && fit > (best?.fit ?? 0)) best = { script, read, fit };
  }
  return best;
}
