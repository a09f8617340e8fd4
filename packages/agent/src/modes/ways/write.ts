import type { Engine, FinishReason, GenerateRequest } from '@hearth/inference';

/** What a model wrote until it ended or was stopped. */
export interface Written {
  readonly text: string;
  /** `stopped`: by `stopWhen`. `time`: the deadline came first. */
  readonly finish: FinishReason | 'stopped' | 'time';
  readonly tokens: number;
}

/**
 * One generation that may be ended from its own text, and by a time.
 * @param deadline milliseconds since 1970
 * @param stopWhen is given the text so far
 * @throws the signal's reason when aborted, EngineError as the engine does
 */
export async function writeUntil(
  engine: Engine,
  request: GenerateRequest,
  { deadline, signal, stopWhen }: { deadline: number; signal: AbortSignal; stopWhen?: (text: string) => boolean },
): Promise<Written> {
  const left = deadline - Date.now();
  if (left <= 0) return { text: '', finish: 'time', tokens: 0 };
  const time = AbortSignal.timeout(left);
  let text = '';
  let pieces = 0;
  for await (const event of engine.generate(request, AbortSignal.any([signal, time]))) {
    if (event.type === 'end') {
      signal.throwIfAborted();
      const finish = event.finish === 'cancelled' ? 'time' : event.finish;
      return { text, finish, tokens: event.stats.completionTokens };
    }
    text += event.text;
    pieces++;
    if (stopWhen?.(text)) return { text, finish: 'stopped', tokens: pieces };
  }
  signal.throwIfAborted();
  return { text, finish: 'time', tokens: pieces };
}
