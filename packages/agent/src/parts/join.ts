import type { Part, Reply } from '@hearth/message';
import type { TurnTrace } from '../types.js';

/** Replies in order, text that follows text in one message. */
export function joinReplies(replies: readonly Reply[]): Reply {
  const parts: Part[] = [];
  for (const part of replies.flatMap((reply) => reply.parts)) {
    const last = parts.at(-1);
    if (last?.type === 'text' && part.type === 'text')
      parts[parts.length - 1] = { type: 'text', text: `${last.text}\n\n${part.text}` };
    else parts.push(part);
  }
  return { parts };
}

/** What happened in all of them: they ran side by side, so times are the longest and the rest adds up. */
export function joinTraces(traces: readonly [TurnTrace, ...TurnTrace[]], totalMs: number): TurnTrace {
  const sum = (of: (trace: TurnTrace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  const first = traces.map(({ firstTokenMs }) => firstTokenMs).filter((ms) => ms > 0);
  const steps = traces.flatMap((trace) => trace.steps ?? []);
  const firstTokenMs = first.length > 0 ? Math.min(...first) : 0;
  const completionTokens = sum((trace) => trace.completionTokens);
  return {
    model: traces[0].model,
    mode: traces[0].mode,
    tools: traces.flatMap((trace) => trace.tools),
    ...(steps.length > 0 && { steps }),
    rounds: Math.max(...traces.map((trace) => trace.rounds)),
    promptTokens: sum((trace) => trace.promptTokens),
    cachedTokens: sum((trace) => trace.cachedTokens),
    completionTokens,
    firstTokenMs,
    tokensPerSecond:
      completionTokens > 0 ? Math.round((completionTokens / Math.max(1, totalMs - firstTokenMs)) * 10_000) / 10 : 0,
    totalMs: Math.round(totalMs),
  };
}
