import type { Sheet } from './sheet.js';

export type PageKind = 'receipt' | 'sign' | 'menu' | 'ticket' | 'screen';

/** What is asked about a picture, and what a right answer holds. */
export type Question =
  /** All of its words. */
  | { readonly ask: 'read'; readonly text: string }
  /** A sum of money. */
  | { readonly ask: 'total'; readonly text: string; readonly amount: number }
  /** What stands at a name; `answer` as it is written there. */
  | { readonly ask: 'field'; readonly text: string; readonly answer: string };

/** Something with words on it, upright, and questions about it in its own language. */
export interface Page {
  readonly kind: PageKind;
  /** Digits it is written with, as CLDR names them. */
  readonly digits: 'latn' | 'arab' | 'arabext' | 'deva';
  readonly sheet: Sheet;
  readonly questions: readonly Question[];
}
