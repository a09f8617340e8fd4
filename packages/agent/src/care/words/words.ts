/**
 * Words of one language that tell what a message is about, one entry a line or after a bar. `…` stands for up to 25 characters, `*` for any
 * rest of a word, `~` for any word, `(a|b)` for either.
 */
export interface CareWords {
  /** Life is in danger, now, of somebody in particular or of "somebody". */
  readonly emergency: string;
  /** Somebody means to hurt or kill themselves. */
  readonly selfHarm: string;
  /** Illness, pain, medicines, bodies of people. */
  readonly health: string;
  /** How much or how many; read only where a message is about health. */
  readonly dose: string;
  /** What is not a human being, as it stands before what is said of it. */
  readonly things: string;
  /** Who may be ill. */
  readonly people: string;
  /** What is told or meant as a story, a joke, a saying. */
  readonly notMeant: string;
}
