import type { Engine } from '@hearth/inference';
import { writeUntil } from './write.js';

export interface ChoiceRequest {
  readonly system: string;
  readonly content: string;
  readonly options: readonly string[];
}

/** What a pass over the model is given besides its prompt. `deadline`: milliseconds since 1970. */
export interface PassLimits {
  readonly engine: Engine;
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** Tokens of the longest option. */
const MOST_TOKENS = 4;

/** The option that the model takes; undefined when it did not get to say one. @throws the signal's reason when aborted */
export async function chooseOne(
  { system, content, options }: ChoiceRequest,
  { engine, deadline, signal }: PassLimits,
): Promise<string | undefined> {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content },
  ] as const;
  const { text } = await writeUntil(
    engine,
    {
      prompt: { messages },
      maxTokens: MOST_TOKENS,
      sampling: { temperature: 0 },
      constraint: { type: 'choice', options },
    },
    { deadline, signal },
  );
  return options.includes(text) ? text : undefined;
}
