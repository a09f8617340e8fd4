import { join } from 'node:path';
import { ensureModel, loadTokenizer } from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import { decodeSpeed, prefillSpeed } from './decode/contestant.js';
import type { Contestant } from './decode/contestant.js';
import { hearth } from './decode/hearth.js';
import { NODE_LLAMA_CPP_VERSION, nodeLlamaCpp } from './decode/node-llama-cpp.js';
import { longAnswers, longPrompt } from './decode/prompts.js';
import { quantile } from './quantile.js';
import { figure } from './report.js';
import type { BenchOptions, Figure } from './report.js';

const CHATS = 8;
const PREFILL_TOKENS = 512;
/** Tokens a chat says in one measurement. */
const ANSWER_TOKENS = 64;
/** Measurements of each figure; their median counts. */
const ROUNDS = 3;
/** Tokens of a chat's cache, prompt and answer. */
const CHAT_CONTEXT = 1024;

/**
 * Speed of the configured model (`HEARTH_MODEL` chooses another) with one chat and with eight, beside node-llama-cpp on the same GGUF file.
 * Both stay loaded and take turns, so that what else the machine does meanwhile hits both.
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const { model, modelsDir } = loadConfig().config;
  const { dir, manifest } = await ensureModel({ id: model, modelsDir });
  if (manifest.kind !== 'chat')
    throw new Error(`${manifest.id} is not imported from a GGUF file; HEARTH_MODEL chooses another`);
  const tokenizer = await loadTokenizer(dir);
  const prompts = longAnswers(tokenizer);
  const long = longPrompt(tokenizer, PREFILL_TOKENS);
  say(`${manifest.id}: loading it, and node-llama-cpp ${NODE_LLAMA_CPP_VERSION} beside it`);
  const contestants = {
    hearth: await hearth(dir, CHATS),
    peer: await nodeLlamaCpp(join(dir, '..', 'files', manifest.source.file), CHATS, CHAT_CONTEXT),
  };
  const measurements = { hearth: [] as Speeds[], peer: [] as Speeds[] };
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      for (const name of ['hearth', 'peer'] as const) {
        const speeds = await measure(contestants[name], prompts, long);
        measurements[name].push(speeds);
        const text = `${speeds.one.toFixed(1)} with one chat, ${speeds.many.toFixed(1)} with ${CHATS}, prefill ${speeds.prefill.toFixed(0)}`;
        say(`${round} of ${ROUNDS}, ${name === 'peer' ? 'node-llama-cpp' : name}: ${text} tokens/s`);
      }
    }
  } finally {
    await Promise.all(Object.values(contestants).map((contestant) => contestant.close()));
  }
  return figures(manifest.id, measurements);
}

interface Speeds {
  /** Tokens a second. */
  readonly one: number;
  readonly many: number;
  readonly prefill: number;
}

async function measure(
  contestant: Contestant,
  prompts: readonly (readonly number[])[],
  long: readonly number[],
): Promise<Speeds> {
  return {
    prefill: await prefillSpeed(contestant, long),
    one: await decodeSpeed(contestant, prompts.slice(0, 1), ANSWER_TOKENS),
    many: await decodeSpeed(contestant, prompts, ANSWER_TOKENS),
  };
}

function figures(
  model: string,
  { hearth: ours, peer }: { hearth: readonly Speeds[]; peer: readonly Speeds[] },
): Figure[] {
  const value = (all: readonly Speeds[], key: keyof Speeds) =>
    quantile(
      all.map((speeds) => speeds[key]),
      0.5,
    );
  const chats = [
    ['1', 'one'],
    ['8', 'many'],
  ] as const;
  const beside = (key: keyof Speeds) => `${model}; node-llama-cpp ${value(peer, key).toFixed(1)} tokens/s`;
  return [
    ...chats.map(([count, key]) =>
      figure(`decode.${count}.tokens-per-second`, value(ours, key), 'tokens/s', { direction: 'max', detail: model }),
    ),
    ...chats.map(([count, key]) =>
      // Pairs of the same round: both saw the same machine.
      figure(
        `decode.${count}.vs-node-llama-cpp`,
        quantile(
          ours.map((speeds, i) => speeds[key] / peer[i]![key]),
          0.5,
        ),
        '×',
        {
          direction: 'max',
          detail: beside(key),
        },
      ),
    ),
    figure(`prefill.${PREFILL_TOKENS}.tokens-per-second`, value(ours, 'prefill'), 'tokens/s', {
      direction: 'max',
      detail: beside('prefill'),
    }),
  ];
}
