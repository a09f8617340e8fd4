import type { Pixels } from '../../pictures/pixels.js';
import type { Recognised } from '../ctc.js';
import type { LineReader } from './line-reader.js';
import { isIn } from './scripts.js';
import type { Script } from './scripts.js';

/** A line as it was cut out, and what was read of it. */
export interface ReadLine {
  readonly line: Pixels;
  readonly recognised: Recognised;
}

/** Of scripts it does not know, PP-OCR is either less sure than this or reads next to nothing. */
const SURE_SCORE = 0.8;
/** Letters and digits for each height of a line; the widest Latin capitals have 1.2, Cyrillic prices 0.75. */
const LEAST_DENSITY = 0.8;
/** Heights: shorter lines than this say nothing about density. */
const LEAST_LENGTH = 2;
const LETTER = /[\p{L}\p{N}]/gu;
/** The longest doubtful lines that are tried in every script, before one is chosen for all. */
const PROBES = 3;
/** Score from which on a script is believed, in the mean of the probes; and a single line, once it is. */
const SCRIPT_SCORE = 0.7;
const LINE_SCORE = 0.5;

/** Whether a line may be in a script that PP-OCR does not know. */
export function isDoubtful({ line, recognised: { text, score } }: ReadLine): boolean {
  if (score < SURE_SCORE) return true;
  const length = line.width / line.height;
  return length >= LEAST_LENGTH && (text.match(LETTER)?.length ?? 0) < LEAST_DENSITY * length;
}

/**
 * Reads the doubtful lines of a picture again in the script that fits them, if one does. Lines that are not better in it stay as they are.
 * @returns what to take instead, by line; empty when no script fits
 */
export async function readOtherScripts(
  lines: readonly ReadLine[],
  reader: LineReader,
): Promise<ReadonlyMap<ReadLine, Recognised>> {
  const doubtful = lines.filter(isDoubtful).toSorted((a, b) => b.line.width - a.line.width);
  const script = doubtful.length > 0 ? await scriptOf(doubtful.slice(0, PROBES), reader) : undefined;
  const better = new Map<ReadLine, Recognised>();
  if (!script) return better;
  for (const one of doubtful) {
    const recognised = await reader.read(one.line, script);
    if (recognised.score > LINE_SCORE && isIn(script, recognised.text)) better.set(one, recognised);
  }
  return better;
}

/** The script that most of the lines are in: the one with the highest mean score that can be believed. */
async function scriptOf(probes: readonly ReadLine[], reader: LineReader): Promise<Script | undefined> {
  let best: { script: Script; score: number } | undefined;
  for (const script of await reader.available()) {
    let sum = 0;
    for (const { line } of probes) {
      const { text, score } = await reader.read(line, script);
      if (isIn(script, text)) sum += score;
    }
    const score = sum / probes.length;
    if (score > (best?.score ?? SCRIPT_SCORE)) best = { script, score };
  }
  return best?.script;
}
