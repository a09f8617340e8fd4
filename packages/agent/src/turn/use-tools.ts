import type { Plan } from '../choice/plan.js';
import type { ToolResult } from '../types.js';
import { planForThought } from './facts.js';
import { runRounds } from './rounds.js';
import type { RoundsRequest } from './rounds.js';

/** What the tools of a turn came to, and what is left for the model. */
export interface ToolWork {
  readonly plan: Plan;
  readonly results: readonly ToolResult[];
  /** Sentences for the person in place of results. */
  readonly refused: readonly string[];
  /** Of the results, those that the model writes the answer from. */
  readonly toWriteFrom: readonly ToolResult[];
  /** Nothing is left to write: results and refusals are the whole answer. */
  readonly isWhole: boolean;
  /** Only these words of the message are still to be answered; undefined: all of it. */
  readonly only: string | undefined;
}

/** Runs what was planned. `thinks`: the turn is to be thought about, so that a fact is no answer yet but something to go on from. */
export async function useTools(request: RoundsRequest, thinks: boolean): Promise<ToolWork> {
  const thoughtful = thinks ? await planForThought(request.plan, request.context) : undefined;
  const plan = thoughtful?.plan ?? request.plan;
  const { results: found, refused, unfit } = await runRounds({ ...request, plan });
  const results = thoughtful?.thinks ? found.map((result) => ({ ...result, compose: true })) : found;
  const toWriteFrom = results.filter((result) => result.compose);
  const nothingYet = results.length === 0 && refused.length === 0;
  const wholeMessage = unfit || nothingYet || toWriteFrom.length > 0;
  return {
    plan,
    results,
    refused,
    toWriteFrom,
    isWhole: !wholeMessage && plan.rest === undefined,
    only: wholeMessage ? undefined : plan.rest,
  };
}
