import { availableParallelism } from 'node:os';
import { chooseDevice, ensureModel, loadTokenizer } from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import { decodeSpeed, prefillSpeed } from './decode/contestant.js';
import type { Contestant } from './decode/contestant.js';
import { hearth } from './decode/hearth.js';
import { longAnswers, longPrompt } from './decode/prompts.js';
import { quantile } from './quantile.js';
import { figure } from './report.js';
import type { BenchChoice, BenchOptions, Figure } from './report.js';

export const takes = ['device', 'model'] as const satisfies readonly (keyof BenchChoice)[];

/** Chats that write at the same time. */
const CHATS = [1, 8] as const;
const PROMPT_TOKENS = 512;
const ANSWER_TOKENS = 64;
/** Measurements of each figure; their median counts. */
const ROUNDS = 3;
/** A device on which one token takes longer, in milliseconds, is measured with few tokens, once: a renderer that computes on the processor. */
const SLOW_TOKEN_MS = 500;
const FEW = { prompt: 32, answer: 4, rounds: 1, chats: [1, 2] } as const;

/** Speed of this project's engine on one device, `--device`, or the configured one. */
export async function run({ say, choice }: BenchOptions): Promise<Figure[]> {
  const { config } = loadConfig();
  const place = await chooseDevice(choice.device ?? config.device);
  const { device } = place;
  const { modelsDir } = config;
  const { dir, manifest } = await ensureModel({ id: choice.model ?? config.model, modelsDir, device });
  const tokenizer = await loadTokenizer(dir);
  const prompts = longAnswers(tokenizer);
  const began = performance.now();
  const engine = await hearth(dir, Math.max(...CHATS), place);
  const loadMs = performance.now() - began;
  try {
    const where = device === 'cpu' ? `${availableParallelism()} threads` : place.hardware;
    say(`${manifest.id} on ${device} (${where}), loaded in ${loadMs.toFixed(0)} ms`);
    const tokenMs = await oneToken(engine, prompts[0]!.slice(0, 8));
    const slow = tokenMs > SLOW_TOKEN_MS;
    if (slow) say(`A token takes ${tokenMs.toFixed(0)} ms: a few are measured, once.`);
    const size = slow ? FEW : { prompt: PROMPT_TOKENS, answer: ANSWER_TOKENS, rounds: ROUNDS, chats: CHATS };
    const speed = async (what: string, measure: () => Promise<number>) => {
      const speeds: number[] = [];
      for (let round = 0; round < size.rounds; round++) speeds.push(await measure());
      const value = quantile(speeds, 0.5);
      say(`${what}: ${value.toFixed(1)} tokens/s`);
      return figure(`inference.${device}.${what}.tokens-per-second`, value, 'tokens/s', {
        direction: 'max',
        detail: `${manifest.id}, ${where}`,
      });
    };
    const figures = [
      await speed(`prefill.${size.prompt}`, () => prefillSpeed(engine, longPrompt(tokenizer, size.prompt))),
    ];
    for (const chats of size.chats) {
      figures.push(await speed(`decode.${chats}`, () => decodeSpeed(engine, prompts.slice(0, chats), size.answer)));
    }
    return [figure(`inference.${device}.load`, loadMs, 'ms', { direction: 'min', detail: manifest.id }), ...figures];
  } finally {
    await engine.close();
  }
}

/** Milliseconds of a token, after those that shaders are compiled for. */
async function oneToken(engine: Contestant, prompt: readonly number[]): Promise<number> {
  const times: number[] = [];
  await engine.answer(prompt, 4, () => times.push(performance.now()), AbortSignal.timeout(600_000));
  return times.at(-1)! - times.at(-2)!;
}
