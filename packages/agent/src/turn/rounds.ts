import type { Engine } from '@hearth/inference';
import type { Call, Plan } from '../choice/plan.js';
import type { Problem } from '../problem.js';
import { argumentsFor } from '../tools/arguments.js';
import { failureOf, runTool } from '../tools/run.js';
import type { SeeingModel, ToolContext, ToolResult } from '../types.js';
import { complete } from './complete.js';
import type { TraceBuilder } from './trace.js';

/** What the tools of a turn brought. */
export interface Found {
  readonly results: readonly ToolResult[];
  /** Sentences for the person in place of results. */
  readonly refused: readonly string[];
  /** True when a tool was chosen but the message does not hold what it needs: the model answers plainly. */
  readonly unfit: boolean;
}

export interface RoundsRequest {
  readonly plan: Plan;
  /** Rounds at most. */
  readonly rounds: number;
  readonly context: Omit<ToolContext, 'text' | 'known'>;
  readonly engine: Engine;
  readonly trace: TraceBuilder;
  readonly report: (problem: Problem) => void;
}

/** Runs the calls of a plan side by side, then, while something was found that can be worked on, what may follow from it. */
export async function runRounds(request: RoundsRequest): Promise<Found> {
  const results: ToolResult[] = [];
  const refused: string[] = [];
  let unfit = false;
  let calls: readonly Call[] = request.plan.calls;
  for (let round = 0; round < request.rounds && calls.length > 0; round++) {
    request.trace.round();
    const known = results.flatMap((result) => result.know ?? []);
    const outcomes = await Promise.all(calls.map((call) => runCall(call, known, request)));
    for (const outcome of outcomes) {
      if (outcome === undefined) unfit ||= round === 0;
      else if ('result' in outcome) results.push(outcome.result);
      // A later round only adds to what was found; that it found nothing more needs no words.
      else if (round === 0) refused.push(outcome.refused);
    }
    const text = calls.map((call) => call.text).join('\n');
    const next = round < request.plan.next.length ? request.plan.next[round] : undefined;
    calls = next && results.some((result) => result.compose) ? [{ tool: next, text }] : [];
  }
  return { results, refused, unfit };
}

async function runCall(call: Call, known: readonly string[], request: RoundsRequest) {
  const { engine, trace, report } = request;
  const { tool } = call;
  const context: ToolContext = { ...request.context, text: call.text, known, seeing: seeingModel(engine, trace) };
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  const args = await argumentsFor(tool, context, engine, trace);
  if (args === undefined) {
    report({ kind: 'tool-arguments', tool: tool.name });
    trace.tool({ name: tool.name, arguments: null, error: 'no valid arguments', ms: ms() });
    return undefined;
  }
  if ('refused' in args) {
    trace.tool({ name: tool.name, arguments: null, error: args.refused, ms: ms() });
    return args;
  }
  if ('failed' in args) {
    const refused = failureOf(tool, args.failed, context, report);
    trace.tool({ name: tool.name, arguments: null, error: refused, ms: ms() });
    return { refused };
  }
  const outcome = await runTool(tool, args.args, context, report);
  const told =
    'result' in outcome
      ? {
          result: outcome.result.know ?? outcome.result.say,
          ...(outcome.result.program !== undefined && { program: outcome.result.program }),
        }
      : { error: outcome.refused };
  trace.tool({ name: tool.name, arguments: args.args, ...told, ms: ms() });
  if ('result' in outcome) trace.steps(outcome.result.steps ?? []);
  return outcome;
}

/** The model for tools that look with it; undefined when it does not see. */
function seeingModel(engine: Engine, trace: TraceBuilder): SeeingModel | undefined {
  const { eyes, contextLength } = engine.model;
  return eyes && { eyes, contextLength, write: (request, signal) => complete(engine, request, trace, signal) };
}
