import type { Block, Line, Markup, Prose, Word } from './document.js';
import type { Measure } from './measure.js';
import { writeBlock, writeCode, writeLine } from './write.js';

export interface Limit {
  readonly max: number;
  readonly measure: Measure;
}

/**
 * Blocks → texts of at most `limit.max`, as few as blocks allow. A block that fits in one message stays whole; a longer one breaks
 * between lines, a longer line between words. Only what is longer than a whole message by itself is cut inside: code between
 * lines, a word between its own parts, and nothing ever inside a grapheme.
 */
export function splitBlocks(blocks: readonly Block[], markup: Markup, limit: Limit): string[] {
  const packer = new Packer(limit);
  for (const block of blocks) {
    const separator = block.tight ? '\n' : '\n\n';
    const whole = writeBlock(block, markup);
    if (limit.measure(whole) <= limit.max) packer.add(whole, separator);
    else
      for (const [index, part] of partsOf(block, markup, limit).entries())
        packer.add(part, index === 0 ? separator : '\n');
  }
  return packer.finish();
}

class Packer {
  readonly #texts: string[] = [];
  #current: string | undefined;

  constructor(private readonly limit: Limit) {}

  add(text: string, separator: string): void {
    const joined = this.#current === undefined ? text : this.#current + separator + text;
    if (this.limit.measure(joined) <= this.limit.max) {
      this.#current = joined;
    } else {
      this.#flush();
      this.#current = text;
    }
  }

  finish(): string[] {
    this.#flush();
    return this.#texts;
  }

  #flush(): void {
    const text = this.#current?.replace(/^\n+/, '').trimEnd();
    if (text) this.#texts.push(text);
    this.#current = undefined;
  }
}

/** Parts of a block that is too long for one message, each within the limit. */
function partsOf(block: Block, markup: Markup, limit: Limit): string[] {
  if (block.kind === 'prose') return block.lines.flatMap((line) => lineParts(line, block, markup, limit));
  const frame = limit.measure(writeCode([''], block, markup));
  const room = { ...limit, max: limit.max - frame };
  const lines = block.lines.flatMap((line) => cut(line, room));
  return groups(lines, (some) => limit.measure(writeCode(some, block, markup)) <= limit.max).map((some) =>
    writeCode(some, block, markup),
  );
}

function lineParts(line: Line, block: Prose, markup: Markup, limit: Limit): string[] {
  const write = (words: Line) => block.prefix + writeLine(words, markup);
  const fits = (words: Line) => limit.measure(write(words)) <= limit.max;
  if (fits(line)) return [write(line)];
  const words = line.flatMap((word) => (fits([word]) ? [word] : wordParts(word, block, limit)));
  return groups(words, fits).map(write);
}

/** A word too long for a whole message, without its marks, in parts. */
function wordParts(word: Word, block: Prose, limit: Limit): Word[] {
  const text = word.map((piece) => piece.text).join('');
  const room = { ...limit, max: limit.max - limit.measure(block.prefix) };
  return cut(text, room).map((part) => [{ text: part, marks: [] }]);
}

/** Consecutive items in groups as large as `fits` allows; an item that fits nowhere is a group of its own. Grows by doubling, so that long input stays cheap. */
function groups<T>(items: readonly T[], fits: (items: readonly T[]) => boolean): T[][] {
  const result: T[][] = [];
  let start = 0;
  while (start < items.length) {
    let size = 1;
    while (start + size < items.length && fits(items.slice(start, start + size * 2))) size *= 2;
    for (let step = size; step >= 1; step = Math.floor(step / 2)) {
      while (start + size + step <= items.length && fits(items.slice(start, start + size + step))) size += step;
    }
    result.push(items.slice(start, start + size));
    start += size;
  }
  return result;
}

const wordsOf = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemesOf = new Intl.Segmenter();
const segments = (segmenter: Intl.Segmenter, text: string) =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Text in parts within the limit: at spaces, else between words of its language (Chinese and Thai have no spaces), else between graphemes. */
function cut(text: string, limit: Limit): string[] {
  const parts: string[] = [];
  let rest = text;
  while (limit.measure(rest) > limit.max) {
    const part = firstPart(rest, limit);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return rest ? [...parts, rest] : parts;
}

/** UTF-16 units looked at beyond the limit, so that the last word or grapheme in question is seen whole. */
const LOOK_AHEAD = 64;

/** Longest beginning within the limit. Segmenters are quadratic in the text's length, so they get a window of it. */
function firstPart(text: string, limit: Limit): string {
  const window = text.slice(0, limit.max + LOOK_AHEAD).toWellFormed();
  const units = [
    () => window.split(/(?<=\s)/),
    () => segments(wordsOf, window),
    () => segments(graphemesOf, window),
    () => Array.from(window),
  ];
  for (const unitsOf of units) {
    let part = '';
    let length = 0;
    for (const unit of unitsOf()) {
      length += limit.measure(unit);
      if (length > limit.max) break;
      part += unit;
    }
    if (part) return part;
  }
  return window;
}
