import type { Agent, ThreadMessage, Turn, TurnTrace } from '@hearth/agent';
import type { Engine } from '@hearth/inference';

/** Of a turn that no model worked on. */
export const NO_TRACE: TurnTrace = {
  model: 'fake',
  mode: 'instant',
  tools: [],
  rounds: 1,
  promptTokens: 1,
  cachedTokens: 0,
  completionTokens: 1,
  firstTokenMs: 1,
  tokensPerSecond: 1,
  totalMs: 1,
};

/** The words of messages, or the kind of what has none. */
export function wordsOf(messages: readonly ThreadMessage[]): string[] {
  return messages.flatMap(({ parts }) =>
    parts.map((part) => {
      if (part.type === 'text') return part.text;
      if (part.type !== 'image') return `<${part.type}>`;
      const { media } = part;
      return media.state === 'stored'
        ? `<image ${media.width}x${media.height}>`
        : `<image ${media.state === 'lost' ? media.reason : '?'}>`;
    }),
  );
}

export interface EchoAgent extends Agent {
  /** Every turn that was begun, in order. */
  readonly turns: Turn[];
}

/** Answers with what it was asked: `echo: a | b`, after the engine has said its piece. */
export function echoAgent(engine: Engine): EchoAgent {
  const turns: Turn[] = [];
  return {
    turns,
    answer: async (turn, signal) => {
      turns.push(turn);
      signal.throwIfAborted();
      const words = wordsOf(turn.inbox).join(' | ');
      for await (const event of engine.generate({ prompt: { text: words || 'nothing' }, maxTokens: 64 }, signal)) {
        if (event.type === 'end') signal.throwIfAborted();
      }
      return { reply: { parts: [{ type: 'text', text: `echo: ${words}` }] }, trace: NO_TRACE };
    },
  };
}

/** An agent made of one function that gives the reply's text. */
export function agentOf(answer: (turn: Turn, signal: AbortSignal) => string | Promise<string>): EchoAgent {
  const turns: Turn[] = [];
  return {
    turns,
    answer: async (turn, signal) => {
      turns.push(turn);
      const text = await answer(turn, signal);
      return { reply: { parts: [{ type: 'text', text }] }, trace: NO_TRACE };
    },
  };
}
