/** Something that generates tokens, to be measured beside others on the same weights. */
export interface Contestant {
  /**
   * Greedy answer to a prompt of token ids, up to `maxTokens`.
   * @param onToken called as each token is there
   */
  answer(prompt: readonly number[], maxTokens: number, onToken: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Tokens a second of all chats together, from when each has its first token until one is done: no prompt is computed meanwhile. */
export async function decodeSpeed(
  contestant: Contestant,
  prompts: readonly (readonly number[])[],
  maxTokens: number,
): Promise<number> {
  const chats = await Promise.all(
    prompts.map(async (prompt) => {
      const times: number[] = [];
      await contestant.answer(prompt, maxTokens, () => times.push(performance.now()));
      return times;
    }),
  );
  const begin = Math.max(...chats.map((times) => times[0]!));
  const end = Math.min(...chats.map((times) => times.at(-1)!));
  const tokens = chats.flat().filter((time) => time > begin && time <= end).length;
  return (tokens * 1000) / (end - begin);
}

/** Tokens a second of computing a prompt. */
export async function prefillSpeed(contestant: Contestant, prompt: readonly number[]): Promise<number> {
  const begin = performance.now();
  let first = 0;
  await contestant.answer(prompt, 1, () => {
    first ||= performance.now();
  });
  return (prompt.length * 1000) / ((first || performance.now()) - begin);
}
