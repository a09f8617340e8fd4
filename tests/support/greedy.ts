import { readGolden } from '../../packages/inference/src/graph/testing/goldens.js';
import { argmax, GraphRunner, RowCache } from '../../packages/inference/src/graph/testing/runner.js';
import { testModel } from './models.js';

/** A prompt and the reference's greedy answer to it: token ids, and how far each was ahead of the next best, as a difference of logits. */
export interface GoldenChat {
  readonly prompt: string;
  readonly ids: readonly number[];
  readonly greedy: readonly number[];
  readonly margins: readonly number[];
}

export async function goldenChats(id: string): Promise<readonly GoldenChat[]> {
  return (await readGolden<{ chats: readonly GoldenChat[] }>(`greedy/${id}.json`)).chats;
}

/** Index of the first token that differs, or -1. */
export const firstDifference = (tokens: readonly number[], { greedy }: GoldenChat): number =>
  greedy.findIndex((token, i) => token !== tokens[i]);

/** Chats that the model as it is installed answers with other tokens, and the reference's margin at the first of them. */
export async function installedDifferences(
  id: string,
  chats: readonly GoldenChat[],
): Promise<{ prompt: string; at: number; margin: number }[]> {
  const { dir, manifest } = await testModel(id);
  const runner = await GraphRunner.open(dir, manifest);
  const differing: { prompt: string; at: number; margin: number }[] = [];
  for (const chat of chats) {
    const cache = new RowCache(manifest);
    let { logits } = await runner.prefill(cache, chat.ids, [chat.ids.length - 1]);
    const tokens = [argmax(logits[0]!)];
    while (tokens.length < chat.greedy.length) {
      ({ logits } = await runner.decode([cache], tokens.slice(-1), cache.length));
      tokens.push(argmax(logits[0]!));
    }
    const at = firstDifference(tokens, chat);
    if (at >= 0) differing.push({ prompt: chat.prompt, at, margin: chat.margins[at]! });
  }
  await runner.close();
  return differing;
}
