/** What is said before anything a model writes, in one language. `call`: one of the first two. */
export interface CareSentences {
  /** A number as it stands after "call". */
  readonly at: (number: string) => string;
  /** The same for people whose country is not known: the numbers of the regions where the language is spoken. */
  readonly numbers: string;
  /** A life may be in danger. Begins with the number. */
  readonly emergency: (call: string) => string;
  /** Somebody means to hurt themselves; `line`: whom to talk to, where one is known. */
  readonly selfHarm: (call: string, line: string | undefined) => string;
  /** A question about health. */
  readonly health: (call: string) => string;
}
