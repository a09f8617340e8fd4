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
  const best = doubtful.length > 0 ? await bestScript(doubtful.slice(0, PROBES), reader) : undefined;
  const better = new Map<ReadLine, Recognised>();
  if (!best) return better;
  for (const one of doubtful) {
    const recognised = best.read.get(one) ?? (await reader.read(one.line, best.script));
    if (recognised.score > LINE_SCORE && isIn(best.script, recognised.text)) better.set(one, recognised);
  }
  return better;
}

interface Tried {
  readonly script: Script;
  /** Mean of the lines that are in the script; others count as 0. */
  readonly score: number;
  readonly read: ReadonlyMap<ReadLine, Recognised>;
}

/** The script that most of the lines are in: the one with the highest score that can be believed. */
async function bestScript(probes: readonly ReadLine[], reader: LineReader): Promise<Tried | undefined> {
  let best: Tried | undefined;
  for (const script of await reader.available()) {
    const read = new Map<ReadLine, Recognised>();
    for (const probe of probes) read.set(probe, await reader.read(probe.line, script));
    const sum = [...read.values()].reduce((total, { text, score }) => total + (isIn(script, text) ? score : 0), 0);
    const tried = { script, score: sum / probes.length, read };
    if (tried.score > (best?.score ?? SCRIPT_SCORE)) best = tried;
  }
  return best;
}
