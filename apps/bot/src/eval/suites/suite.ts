import type { Mode } from '@hearth/agent';

/** One thing that is asked, and how its answer is judged. */
export interface Question {
  /** The same at every run of the same questions. */
  readonly id: string;
  readonly language: string;
  readonly text: string;
  /** Left out: as the assistant itself decides. */
  readonly mode?: Mode;
  /** What a right answer says, for people who look at wrong ones. */
  readonly wanted: string;
  readonly isRight: (reply: string) => boolean;
}

/** Which questions. */
export interface Choice {
  readonly seed: number;
  readonly count: number;
}

/** A kind of test. */
export interface Suite {
  readonly name: string;
  /** How many make a run of this suite alone, and how many its part of a run of all. */
  readonly counts: { readonly alone: number; readonly inAll: number };
  questions(choice: Choice): readonly Question[];
}
