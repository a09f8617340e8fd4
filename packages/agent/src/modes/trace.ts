import type { AgentTrace, Draft } from './types.js';

/** What is shown of a draft below an answer. */
export function agentTrace({ way, answer, failed, by, tokens, ms }: Draft): AgentTrace {
  return {
    way,
    ...(answer !== undefined && { answer }),
    ...(failed !== undefined && { failed }),
    ...(by !== undefined && { by }),
    tokens,
    ms,
  };
}
