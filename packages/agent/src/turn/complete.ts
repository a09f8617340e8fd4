import type { Engine, FinishReason, GenerateRequest } from '@hearth/inference';
import type { TraceBuilder } from './trace.js';

export interface Completion {
  readonly text: string;
  readonly finish: FinishReason;
}

/**
 * One whole generation, counted in the trace. What is not written by the deadline (milliseconds since 1970) is left out.
 * @throws the signal's reason when aborted, EngineError as the engine does.
 */
export async function complete(
  engine: Engine,
  request: GenerateRequest,
  trace: TraceBuilder,
  signal: AbortSignal,
  deadline?: number,
): Promise<Completion> {
  const time = deadline === undefined ? [] : [AbortSignal.timeout(Math.max(1, deadline - Date.now()))];
  const began = trace.elapsedMs;
  let text = '';
  for await (const event of engine.generate(request, AbortSignal.any([signal, ...time]))) {
    if (event.type === 'text') {
      text += event.text;
      continue;
    }
    signal.throwIfAborted();
    trace.generation(event.stats, began);
    return { text, finish: event.finish === 'cancelled' ? 'length' : event.finish };
  }
  signal.throwIfAborted();
  return { text, finish: 'stop' };
}
