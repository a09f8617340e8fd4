import { phrasesIn } from '../phrases/index.js';
import type { Problem } from '../problem.js';
import { ToolError } from '../types.js';
import type { Tool, ToolContext, ToolResult } from '../types.js';

/** What became of a call: a result, or the sentence the person gets instead. */
export type Outcome = { readonly result: ToolResult } | { readonly refused: string };

/**
 * Runs a tool under its time limit. Refusals come back in the tool's words, defects as a polite sentence that names what did not work.
 * @throws the signal's reason when the turn was aborted.
 */
export async function runTool<Args>(
  tool: Tool<Args>,
  args: Args,
  context: ToolContext,
  report: (problem: Problem) => void,
): Promise<Outcome> {
  const phrases = phrasesIn(context.language);
  const what = phrases.tools[tool.name] ?? phrases.someTool;
  const limit = AbortSignal.timeout(tool.timeoutMs);
  const signal = AbortSignal.any([context.signal, limit]);
  try {
    return { result: await orAborted(tool.run(args, { ...context, signal }), signal) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof ToolError) return { refused: error.message };
    if (limit.aborted) {
      report({ kind: 'tool-too-slow', tool: tool.name });
      return { refused: phrases.toolTooSlow(what) };
    }
    return { refused: failureOf(tool, error, context, report) };
  }
}

/** The polite sentence for a defect of a tool; the operator is told the error. */
export function failureOf(
  tool: Pick<Tool, 'name'>,
  error: unknown,
  context: ToolContext,
  report: (problem: Problem) => void,
): string {
  report({ kind: 'tool-failed', tool: tool.name, error });
  const phrases = phrasesIn(context.language);
  return phrases.toolFailed(phrases.tools[tool.name] ?? phrases.someTool);
}

/** The promise, or the signal's reason if that comes first: a tool that does not listen to its signal cannot hold the turn. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
