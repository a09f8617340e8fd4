import { cleanText } from '@hearth/message';
import { lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Block, Line, Mark, Markup, Prose } from './document.js';
import { inlineLines } from './inline.js';

/** Deeper nesting than any answer has; beyond it the text is taken as it stands. */
const MAX_DEPTH = 12;
/** Characters read as Markdown in one go: the lexer is quadratic for hostile text (60,000 brackets take 10 s). */
const MAX_SECTION = 8000;

/** Markdown → blocks in an app's markup. Text that cannot be read as Markdown is taken as it stands. */
export function readMarkdown(markdown: string, markup: Markup): Block[] {
  return sections(cleanText(markdown)).flatMap((section) => {
    if (section.length > MAX_SECTION) return [plain(section)];
    try {
      return blocksOf(lexer(section), { markup, prefix: '', depth: 0 });
    } catch {
      return [plain(section)];
    }
  });
}

/** Consecutive paragraphs of at most {@link MAX_SECTION} characters together, code blocks uncut. One alone may be longer. */
function sections(source: string): string[] {
  const result: string[] = [];
  for (const paragraph of source.split(/\n{2,}/)) {
    const last = result.at(-1);
    const openFence = last !== undefined && (last.match(/^ *```/gm)?.length ?? 0) % 2 === 1;
    if (last !== undefined && (openFence || last.length + paragraph.length < MAX_SECTION)) {
      result[result.length - 1] = `${last}\n\n${paragraph}`;
    } else {
      result.push(paragraph);
    }
  }
  return result;
}

function plain(source: string): Prose {
  const lines = source.split('\n').map((line) =>
    line
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => [{ text, marks: [] }]),
  );
  return { kind: 'prose', lines, prefix: '', tight: false };
}

interface Scope {
  readonly markup: Markup;
  readonly prefix: string;
  readonly depth: number;
}

function blocksOf(tokens: readonly Token[], scope: Scope): Block[] {
  if (scope.depth > MAX_DEPTH) throw new RangeError('nested too deeply');
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic, scope));
}

function blockOf(token: Tokens.Generic, scope: Scope): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [prose([[[{ text: '———', marks: [] }]]], scope)];
    case 'heading':
      return [prose(marked(inlineLines(token.tokens ?? []), 'bold'), scope)];
    case 'code':
      return [{ kind: 'code', lines: String(token['text']).split('\n'), prefix: scope.prefix, tight: false }];
    case 'blockquote': {
      const inner = blocksOf(token.tokens ?? [], {
        ...scope,
        prefix: scope.prefix + scope.markup.quote,
        depth: scope.depth + 1,
      });
      return inner;
    }
    case 'list':
      return listOf(token as Tokens.List, scope);
    case 'table':
      return tableOf(token as Tokens.Table, scope);
    default:
      return [
        prose(
          inlineLines(token.tokens ?? [{ type: 'text', raw: token.raw, text: token.raw.trimEnd() } as Token]),
          scope,
        ),
      ];
  }
}

function prose(lines: readonly Line[], scope: Scope, tight = false): Prose {
  return { kind: 'prose', lines, prefix: scope.prefix, tight };
}

/** Adds a mark around every piece, outermost. */
function marked(lines: readonly Line[], mark: Mark): Line[] {
  return lines.map((line) =>
    line.map((word) =>
      word.map((piece) => ({ ...piece, marks: [mark, ...piece.marks.filter((own) => own !== mark)] })),
    ),
  );
}

function listOf(list: Tokens.List, scope: Scope): Block[] {
  return list.items.flatMap((item, index) => {
    const task = item.task ? (item.checked ? '☑' : '☐') : undefined;
    const sign = task ?? (list.ordered ? `${Number(list.start || 1) + index}.` : scope.markup.bullet);
    const blocks = blocksOf(
      item.tokens.filter((token) => token.type !== 'checkbox'),
      {
        ...scope,
        prefix: '',
        depth: scope.depth + 1,
      },
    );
    return indented(blocks, sign, scope.prefix, index > 0);
  });
}

/** The first line carries the sign, the rest are indented below it. */
function indented(blocks: Block[], sign: string, prefix: string, follows: boolean): Block[] {
  const [first, ...rest] = blocks;
  const signWord = [{ text: sign, marks: [] }];
  const inner = `${prefix}  `;
  const head: Prose =
    first?.kind === 'prose'
      ? {
          ...first,
          prefix: prefix + first.prefix,
          tight: follows,
          lines: [[signWord, ...(first.lines[0] ?? [])], ...first.lines.slice(1)],
        }
      : { kind: 'prose', lines: [[signWord]], prefix, tight: follows };
  const below = first?.kind === 'code' ? blocks : rest;
  return [head, ...below.map((block) => ({ ...block, prefix: inner + block.prefix, tight: true }))];
}

/** A phone is too narrow for columns: each row becomes one line, "first: second" or "first — head: cell, head: cell". */
function tableOf(table: Tokens.Table, scope: Scope): Block[] {
  const heads = table.header.map((cell) => cellWords(cell.tokens));
  const rows = table.rows.map((row) => row.map((cell) => cellWords(cell.tokens)));
  const pair = heads.length === 2;
  const lines = rows.map((cells) => {
    const [first = [], ...others] = cells;
    const filled = others
      .map((cell, index) => ({ cell, head: heads[index + 1] ?? [] }))
      .filter(({ cell }) => cell.length > 0);
    const named = filled.flatMap(({ cell, head }, index) => {
      const value = index === filled.length - 1 ? cell : withSuffix(cell, ',');
      return pair || head.length === 0 ? value : [...withSuffix(head, ':'), ...value];
    });
    const label = marked([first], 'bold')[0] ?? [];
    return [[{ text: scope.markup.bullet, marks: [] }], ...withSuffix(label, pair ? ':' : ' —'), ...named] as Line;
  });
  const title = pair ? [withSuffix(heads[0] ?? [], ' /').concat(heads[1] ?? [])] : [];
  return [...title, ...lines].map((line, index) => prose([line], scope, index > 0));
}

function cellWords(tokens: readonly Token[]): Line {
  return inlineLines(tokens).flat();
}

function withSuffix(line: Line, suffix: string): Line {
  const last = line.at(-1);
  if (!last) return line;
  return suffix.startsWith(' ')
    ? [...line, [{ text: suffix.trim(), marks: [] }]]
    : [...line.slice(0, -1), [...last, { text: suffix, marks: [] }]];
}
