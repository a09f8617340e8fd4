/** Something that generates tokens, to be measured beside others on the same weights. */
export interface Contestant {
  /**
   * Greedy answer to a prompt of token ids, up to `maxTokens`.
   * @param onToken called as each token is there
   * @param signal ends it early, without an error
   */
  answer(prompt: readonly number[], maxTokens: number, onToken: () => void, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** One measurement takes no longer, in milliseconds: on a busy machine a contestant whose threads wait actively nearly stands still. */
const LIMIT_MS = 120_000;

/** Tokens a second of all chats together, from when each has its first token until one is done: no prompt is computed meanwhile. */
export async function decodeSpeed(
  contestant: Contestant,
  prompts: readonly (readonly number[])[],
  maxTokens: number,
): Promise<number> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const chats = await Promise.all(
    prompts.map(async (prompt) => {
      const times: number[] = [];
      await contestant.answer(prompt, maxTokens, () => times.push(performance.now()), signal);
      return times;
    }),
  );
  const begin = Math.max(...chats.map((times) => times[0] ?? Infinity));
  const end = Math.min(...chats.map((times) => times.at(-1) ?? -Infinity));
  if (!(begin < end)) throw new Error(`a chat had its answer before others began, or none within ${LIMIT_MS / 1000} s`);
  const tokens = chats.flat().filter((time) => time > begin && time <= end).length;
  return (tokens * 1000) / (end - begin);
}

/** Tokens a second of computing a prompt. */
export async function prefillSpeed(contestant: Contestant, prompt: readonly number[]): Promise<number> {
  const begin = performance.now();
  let end: number | undefined;
  await contestant.answer(prompt, 1, () => (end ??= performance.now()), AbortSignal.timeout(LIMIT_MS));
  if (end === undefined) throw new Error(`a prompt of ${prompt.length} tokens took more than ${LIMIT_MS / 1000} s`);
  return (prompt.length * 1000) / (end - begin);
}
