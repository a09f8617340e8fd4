import type { ChatTokenizer } from '@hearth/inference';

const TOPICS = ['a river', 'a lighthouse', 'a clock', 'a market', 'a mountain', 'a library', 'a ship', 'a garden'];

/** Token ids of eight prompts that every model answers at length. */
export function longAnswers(tokenizer: ChatTokenizer): number[][] {
  return TOPICS.map((topic) =>
    tokenizer.render([{ role: 'user', content: `Write a long Python program about ${topic}, with many comments.` }]),
  );
}

/** A prompt of so many tokens, 1,000 at most. */
export function longPrompt(tokenizer: ChatTokenizer, tokens: number): number[] {
  return tokenizer.render([{ role: 'user', content: TOPICS.join(' and ').repeat(30) }]).slice(0, tokens);
}
