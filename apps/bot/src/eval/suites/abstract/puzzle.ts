import type { Random } from '../../../random.js';
import type { ProblemLanguage } from '../../problems/problem.js';

/** A rule that was drawn, shown by examples, and what it leads to. */
export interface Puzzle {
  /** Numbers, letters, arrows or a grid, the same in all languages. */
  readonly shown: string;
  readonly answer: string;
}

/** One kind of puzzle. */
export interface PuzzleKind {
  readonly name: string;
  readonly ask: Readonly<Record<ProblemLanguage, string>>;
  /** Undefined when what was drawn could be read in two ways, or tells its own answer: draw again. */
  draw(random: Random): Puzzle | undefined;
  isRight(reply: string, puzzle: Puzzle): boolean;
}

export const NEXT_NUMBER: PuzzleKind['ask'] = {
  en: 'Which number comes next? Answer with the number.',
  de: 'Welche Zahl kommt als nächste? Antworte mit der Zahl.',
  es: '¿Qué número sigue? Responde con el número.',
  fr: 'Quel nombre vient ensuite ? Réponds par le nombre.',
  pt: 'Que número vem a seguir? Responde com o número.',
};
