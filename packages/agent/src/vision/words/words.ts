import type { Place } from '../places.js';
import type { FieldName } from '../documents/fields.js';

/** What a step did, as it is named when it was left out. */
export type StepName = 'look' | 'find' | 'count' | 'read' | 'compare' | 'measure' | 'mark';

/** The sentences of sight in one language. Lists are already joined; what was seen stands in them without article, so that no gender is needed. */
export interface SightWords {
  readonly see: (list: string) => string;
  readonly maybe: (list: string) => string;
  /** Nothing known was seen. */
  readonly nothing: string;
  readonly notSeen: (list: string) => string;
  /** Asked for something that can neither be recognised nor was read. */
  readonly unknown: (word: string) => string;
  /** The part that recognises things is not there yet. */
  readonly notReady: string;
  readonly range: (low: number, high: number, label: string) => string;
  readonly where: (thing: string, place: string) => string;
  readonly text: (text: string) => string;
  readonly noText: string;
  readonly places: Readonly<Record<Place, string>>;
  readonly picture: (n: number) => string;
  readonly same: string;
  readonly differences: (count: number) => string;
  readonly onlyIn: (n: number, list: string) => string;
  readonly twoNeeded: string;
  readonly size: (thing: string, pixels: string, share: string) => string;
  readonly distance: (pixels: string) => string;
  readonly total: string;
  readonly sumRight: (sum: string) => string;
  readonly sumWrong: (sum: string, total: string) => string;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly notRead: (list: string) => string;
  readonly how: string;
  readonly nothingToShow: string;
  readonly leftOut: (list: string) => string;
  readonly only: (count: number) => string;
  readonly steps: Readonly<Record<StepName, string>>;
  readonly unreadable: string;
}
