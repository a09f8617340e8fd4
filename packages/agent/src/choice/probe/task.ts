/** Something that is learnt from examples and said by a probe of its own. */
export interface ProbeTask {
  /** JSON Lines files, one a language: `{"text": …, "<label>": …}`. The same path from the sources and from the build. */
  readonly examples: URL;
  /** What an example calls its class. */
  readonly label: string;
  /** Where the probe is kept in the model's folder. */
  readonly file: string;
}

/** The tool that a message asks for, or `none`. */
export const TOOL_TASK: ProbeTask = {
  examples: new URL('../../../src/choice/examples/', import.meta.url),
  label: 'tool',
  file: 'probe.json',
};

/** How much thought a message deserves. */
export const MODE_TASK: ProbeTask = {
  examples: new URL('../../../src/modes/examples/', import.meta.url),
  label: 'mode',
  file: 'mode-probe.json',
};
