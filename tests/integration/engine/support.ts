import type { Engine, FinishReason, GenerateRequest, GenerateStats } from '@hearth/inference';

export interface Result {
  readonly text: string;
  readonly finish: FinishReason;
  readonly stats: GenerateStats;
}

/** Reads an answer to its end. */
export async function generate(engine: Engine, request: GenerateRequest, signal?: AbortSignal): Promise<Result> {
  let text = '';
  for await (const event of engine.generate(request, signal)) {
    if (event.type === 'end') return { text, finish: event.finish, stats: event.stats };
    text += event.text;
  }
  throw new Error('the answer had no end');
}

export function ask(content: string, more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { prompt: { messages: [{ role: 'user', content }] }, maxTokens: 48, ...more };
}
