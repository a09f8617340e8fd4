/**
 * A text between Markdown and an app: blocks of lines of words. A word is what must stay whole in one message; it is made of pieces
 * because marks may change inside it. Splitting works on this form, after conversion, so that no mark is ever cut.
 */
export type Mark = 'bold' | 'italic' | 'strike' | 'code';

export interface Piece {
  readonly text: string;
  /** Outermost first. */
  readonly marks: readonly Mark[];
}

export type Word = readonly Piece[];
export type Line = readonly Word[];

export interface Prose {
  readonly kind: 'prose';
  readonly lines: readonly Line[];
  /** Written before every line: quote signs, or the indent of a nested list. */
  readonly prefix: string;
  /** Follows the block before it without an empty line, as items of a list do. */
  readonly tight: boolean;
}

export interface Code {
  readonly kind: 'code';
  readonly lines: readonly string[];
  readonly prefix: string;
  readonly tight: boolean;
}

export type Block = Prose | Code;

/** What an app makes of marks and code blocks. */
export interface Markup {
  /** Sign on both sides of marked text; absent: the app has none. */
  readonly marks: Partial<Record<Mark, string>>;
  /** Line before and after a block of code; '' where the app has none. */
  readonly fence: string;
  readonly bullet: string;
  readonly quote: string;
}
