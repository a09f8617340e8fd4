import type { Random } from '../../random.js';
import type { Say } from './say.js';

export const PROBLEM_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;
export type ProblemLanguage = (typeof PROBLEM_LANGUAGES)[number];

/** The one right answer. */
export type Answer =
  | { readonly kind: 'number'; readonly value: number }
  /** One of several people. */
  | { readonly kind: 'name'; readonly value: string; readonly among: readonly string[] }
  /** 0 = Monday. */
  | { readonly kind: 'weekday'; readonly day: number }
  /** Time of day, minutes since midnight. */
  | { readonly kind: 'time'; readonly minutes: number }
  /** `month` 1 to 12. */
  | { readonly kind: 'date'; readonly day: number; readonly month: number };

/** A word problem or puzzle with one right answer. */
export interface Problem {
  /** `shopping.change:de:17`: its family, its language, its place in the set. */
  readonly id: string;
  readonly family: string;
  readonly language: ProblemLanguage;
  readonly text: string;
  readonly answer: Answer;
  /** What was drawn: everything that the text tells, the same for all languages. */
  readonly facts: unknown;
}

/** One kind of problem. */
export interface Family<Facts = unknown> {
  readonly name: string;
  /** Undefined when what was drawn makes no good problem: draw again. */
  draw(random: Random): Facts | undefined;
  answer(facts: Facts, say: Say): Answer;
  readonly text: Readonly<Record<ProblemLanguage, (facts: Facts, say: Say) => string>>;
}

/** Keeps the type of the facts while a family is written down. */
export function family<Facts>(one: Family<Facts>): Family {
  return one as unknown as Family;
}

export const number = (value: number): Answer => ({ kind: 'number', value: Math.round(value * 100) / 100 });
