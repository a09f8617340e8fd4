/** How likely a message asks for a tool; `tool` is a tool's name or `none`. */
export interface Choice {
  readonly tool: string;
  /** [0, 1]; all of one answer add up to 1. */
  readonly probability: number;
}

/** Says which tool a message asks for. Knows neither permissions nor what is at hand: those gates are the planner's. */
export interface ToolChooser {
  /** Best first. @throws the signal's reason when aborted. */
  choose(text: string, signal?: AbortSignal): Promise<readonly Choice[]>;
}
