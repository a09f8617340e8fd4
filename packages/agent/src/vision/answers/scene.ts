import type { StoredMedia } from '@hearth/message';
import type { Box, ToolContext } from '../../types.js';
import type { Canvas } from '../canvas.js';
import type { Looker } from '../looker.js';
import type { Mark } from '../mark.js';
import type { Question } from '../question.js';
import type { SightWords } from '../words/words.js';

/** Everything that answers one question about pictures. */
export interface Scene {
  readonly question: Question;
  readonly context: ToolContext;
  readonly looker: Looker;
  /** One canvas a picture: `canvases[i]` shows `pictures[i]`. */
  readonly pictures: readonly StoredMedia[];
  readonly canvases: readonly Canvas[];
  readonly words: SightWords;
  readonly language: string;
}

/** A picture to send with marks in it. */
export interface Drawing {
  /** Which of the scene's pictures, from 0. */
  readonly picture: number;
  readonly marks: readonly Mark[];
  /** Only this part of it, enlarged. */
  readonly part?: Box;
}

/** What is said, and the marked pictures that belong to it; `say` names only what a look has seen. */
export interface SightAnswer {
  readonly say: string;
  readonly drawings?: readonly Drawing[];
}

/** The whole of a picture as a box. */
export function wholeOf({ width, height }: Canvas): Box {
  return { x: 0, y: 0, width, height };
}
