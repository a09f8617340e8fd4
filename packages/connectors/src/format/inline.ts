import type { Token, Tokens } from 'marked';
import type { Line, Mark, Piece } from './document.js';

/** Inline tokens → lines of words. Spaces separate words; text that touches stays one word whatever its marks. */
export function inlineLines(tokens: readonly Token[]): Line[] {
  const lines: Piece[][][] = [[]];
  let open = false;
  const breakLine = () => {
    lines.push([]);
    open = false;
  };
  const add = (piece: Piece) => {
    const line = lines.at(-1);
    const word = open ? line?.at(-1) : undefined;
    if (word) word.push(piece);
    else line?.push([piece]);
    open = true;
  };
  for (const run of runs(tokens, [])) {
    if (run.whole) {
      add(run);
      continue;
    }
    for (const part of run.text.split(/(\n|[ \t]+)/)) {
      if (part === '\n') breakLine();
      else if (/^[ \t]+$/.test(part)) open = false;
      else if (part) add({ text: part, marks: run.marks });
    }
  }
  return lines;
}

interface Run extends Piece {
  /** An address: kept whole even where it holds what looks like a space. */
  readonly whole?: boolean;
}

function runs(tokens: readonly Token[], marks: readonly Mark[]): Run[] {
  return tokens.flatMap((token) => runsOf(token as Tokens.Generic, marks));
}

const MARK_OF: Readonly<Record<string, Mark>> = { strong: 'bold', em: 'italic', del: 'strike' };

function runsOf(token: Tokens.Generic, marks: readonly Mark[]): Run[] {
  const mark = MARK_OF[token.type];
  if (mark) return runs(token.tokens ?? [], marks.includes(mark) ? marks : [...marks, mark]);
  switch (token.type) {
    case 'codespan':
      return [{ text: String(token['text']), marks: [...marks, 'code'] }];
    case 'br':
      return [{ text: '\n', marks }];
    case 'html':
      return [{ text: /^<br\s*\/?>$/i.test(token.raw.trim()) ? '\n' : token.raw, marks }];
    case 'link':
      return linkRuns(token as Tokens.Link, marks);
    case 'image':
      return labelled([{ text: String(token['text']), marks }], String(token['href']), marks);
    case 'escape':
      return [{ text: String(token['text']), marks }];
    default:
      return token.tokens ? runs(token.tokens, marks) : [{ text: String(token['text'] ?? token.raw), marks }];
  }
}

function linkRuns(token: Tokens.Link, marks: readonly Mark[]): Run[] {
  const address = token.href.replace(/^mailto:/, '');
  if (token.text === token.href || token.text === address) return [{ text: token.text, marks: [], whole: true }];
  return labelled(runs(token.tokens ?? [], marks), token.href, marks);
}

/** "label (address)"; only addresses that an app makes tappable are written out. */
function labelled(label: Run[], href: string, marks: readonly Mark[]): Run[] {
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href)) return label;
  const address = href.replace(/^mailto:/i, '');
  if (label.every((run) => !run.text.trim())) return [{ text: address, marks: [], whole: true }];
  return [...label, { text: ' ', marks }, { text: `(${address})`, marks: [], whole: true }];
}
