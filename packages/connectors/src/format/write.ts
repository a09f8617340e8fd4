import type { Block, Code, Line, Mark, Markup, Piece, Word } from './document.js';

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** One line in an app's markup, every mark opened in it closed in it (marks do not reach across lines in the apps). */
export function writeLine(line: Line, markup: Markup): string {
  let out = '';
  let open: readonly Mark[] = [];
  const moveTo = (marks: readonly Mark[], gap: string) => {
    let shared = 0;
    while (shared < open.length && open[shared] === marks[shared]) shared += 1;
    out += open
      .slice(shared)
      .reverse()
      .map((mark) => markup.marks[mark])
      .join('');
    out += gap;
    out += marks
      .slice(shared)
      .map((mark) => markup.marks[mark])
      .join('');
    open = marks;
  };
  line.forEach((word, index) => {
    visible(word, markup).forEach((piece, place) => {
      moveTo(piece.marks, index > 0 && place === 0 ? ' ' : '');
      out += piece.text;
    });
  });
  moveTo([], '');
  return out;
}

/**
 * The pieces with the marks that will show: those the app has, whose sign is not in the text itself, and only where the mark begins and
 * ends at the edge of a word. Inside a word the apps show the bare signs.
 */
function visible(word: Word, markup: Markup): Piece[] {
  const pieces = word.map((piece) => ({
    text: piece.text,
    marks: piece.marks.filter((mark) => markup.marks[mark] !== undefined && !piece.text.includes(markup.marks[mark])),
  }));
  for (let index = 1; index < pieces.length; index += 1) {
    const [left, right] = [pieces[index - 1], pieces[index]];
    if (!left || !right || !touches(left.text, right.text)) continue;
    const shared = left.marks.filter((mark, place) => right.marks[place] === mark);
    left.marks = right.marks = shared;
  }
  return pieces;
}

function touches(left: string, right: string): boolean {
  return WORD_CHARACTER.test(Array.from(left).at(-1) ?? '') && WORD_CHARACTER.test(Array.from(right)[0] ?? '');
}

/** A whole block in an app's markup. */
export function writeBlock(block: Block, markup: Markup): string {
  if (block.kind === 'code') return writeCode(block.lines, block, markup);
  return block.lines.map((line) => block.prefix + writeLine(line, markup)).join('\n');
}

/** Lines of a code block between its fences. */
export function writeCode(lines: readonly string[], block: Code, markup: Markup): string {
  const fence = markup.fence ? [markup.fence] : [];
  // A fence inside would end the block early.
  const safe = markup.fence ? lines.map((line) => line.replaceAll(markup.fence, "'''")) : lines;
  return [...fence, ...safe, ...fence].map((line) => block.prefix + line).join('\n');
}
