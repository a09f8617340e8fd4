/** Something went wrong that the person is told about politely and the operator exactly. */
export interface Problem {
  readonly kind: 'tool-failed' | 'tool-too-slow' | 'tool-arguments' | 'model-output' | 'model-sight' | 'part-failed';
  /** The tool's name, when a tool is concerned. */
  readonly tool?: string;
  /** Never shown to people and never with their words in it, as far as we write it; an error may have them. */
  readonly error?: unknown;
}
