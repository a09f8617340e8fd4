/** What the operator decides about the assistant. */
export interface AgentSettings {
  /** What it calls itself. */
  readonly name: string;
  /** Added to its instructions: what this place is, what it may promise. */
  readonly instructions: string;
  /** BCP 47 language to answer in; empty: the language of the person. */
  readonly language: string;
  /** IANA time zone; empty: the machine's. */
  readonly timeZone: string;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
}
