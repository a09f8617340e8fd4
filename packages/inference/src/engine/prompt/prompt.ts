import { EngineError } from '../types.js';
import type { ChatMessage, Prompt } from '../types.js';
import { wellFormed } from './content.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { dropOldest, shortenLast } from './overflow.js';

export interface PromptTokens {
  readonly tokens: readonly number[];
  readonly droppedMessages: number;
}

/** Puts the pictures of messages into their places in the rendered ids. */
export type FillPlaces = (ids: number[], messages: readonly ChatMessage[]) => number[];

/**
 * A prompt as token ids, at most `budget` of them. Conversations are cut to fit, oldest messages first.
 * @throws EngineError `bad-request`: empty, refused by the template, or too long and not a conversation.
 */
export function promptTokens(
  prompt: Prompt,
  tokenizer: ChatTokenizer,
  budget: number,
  fill: FillPlaces = (ids) => ids,
): PromptTokens {
  const result = 'messages' in prompt ? conversation(prompt, tokenizer, budget, fill) : plain(prompt, tokenizer);
  if (result.tokens.length === 0) throw new EngineError('bad-request', 'the prompt is empty');
  if (result.tokens.length > budget)
    throw new EngineError('bad-request', `the prompt has ${result.tokens.length} tokens, ${budget} fit`);
  return result;
}

function plain(prompt: Exclude<Prompt, { messages: unknown }>, tokenizer: ChatTokenizer): PromptTokens {
  const tokens = 'tokens' in prompt ? prompt.tokens : tokenizer.encode(prompt.text.toWellFormed(), { special: false });
  const unknown = tokens.find((id) => !Number.isInteger(id) || id < 0 || id >= tokenizer.vocabSize);
  if (unknown !== undefined) throw new EngineError('bad-request', `there is no token ${unknown}`);
  return { tokens, droppedMessages: 0 };
}

function conversation(
  prompt: Extract<Prompt, { messages: unknown }>,
  tokenizer: ChatTokenizer,
  budget: number,
  fill: FillPlaces,
): PromptTokens {
  if (prompt.messages.length === 0) throw new EngineError('bad-request', 'the conversation is empty');
  const messages = prompt.messages.map(({ role, content }) => ({ role, content: wellFormed(content) }));
  const render = (some: readonly ChatMessage[]): number[] => {
    try {
      return fill(tokenizer.render(some, { answer: prompt.answer?.toWellFormed() ?? '' }), some);
    } catch (cause) {
      throw new EngineError('bad-request', `the chat template refused the conversation: ${String(cause)}`, { cause });
    }
  };
  const tokens = render(messages);
  if (tokens.length <= budget) return { tokens, droppedMessages: 0 };
  const kept = dropOldest(messages, (some) => render(some).length <= budget);
  const shortened = shortenLast(kept, budget, render);
  return { tokens: shortened, droppedMessages: messages.length - kept.length };
}
