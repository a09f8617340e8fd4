import { createEngine } from '@hearth/inference';
import type { ChosenDevice } from '@hearth/inference';
import type { Contestant } from './contestant.js';

/** This project's engine, without a cache of prompts. @param device default: the processor */
export async function hearth(dir: string, slots: number, device?: ChosenDevice): Promise<Contestant> {
  const engine = await createEngine({ dir, slots, cacheBytes: 0, ...(device && { device }) });
  return {
    async answer(tokens, maxTokens, onToken, signal) {
      for await (const event of engine.generate({ prompt: { tokens }, maxTokens }, signal))
        if (event.type === 'text') onToken();
    },
    close: () => engine.close(),
  };
}
