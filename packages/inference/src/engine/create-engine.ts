import { availableParallelism, totalmem } from 'node:os';
import { PROCESSOR } from '../devices/types.js';
import type { ChosenDevice } from '../devices/types.js';
import { EngineClient } from './thread/client.js';
import type { Engine } from './types.js';

const MIB = 2 ** 20;
/** Share of the machine's memory kept for beginnings of prompts, and the least and most it may be. */
const CACHE_SHARE = 1 / 24;
const LEAST_CACHE_BYTES = 64 * MIB;
const MOST_CACHE_BYTES = 1024 * MIB;

export interface EngineOptions {
  /** Folder of an imported model (see ensureModel), or one in the Hugging Face ONNX layout (config.json, onnx/…) of a model that sees. */
  readonly dir: string;
  /** Answers generated at once; more wait in line. Default 8. */
  readonly slots?: number;
  /** Threads of the graph's operators. Default: one for each processor. */
  readonly threads?: number;
  /** Tokens of prompt and answer together, at most. Default 4096, of a model that sees 8192, or what the model was trained for if that is less. */
  readonly contextLength?: number;
  /** Memory for the prefix cache, in bytes; 0 = none. Default a twenty-fourth of the machine's, from 64 MiB to 1 GiB. */
  readonly cacheBytes?: number;
  /** Where encodings of pictures are kept, up to seven days. Default: `cache` in the model's folder. */
  readonly pictureCacheDir?: string;
  /** Where it runs (see chooseDevice). Default: the processor. */
  readonly device?: ChosenDevice;
  /** Gives up loading. */
  readonly signal?: AbortSignal;
}

/**
 * Loads a model into a thread of its own and serves it.
 * @throws EngineError `backend` when it cannot be loaded, or the signal's reason
 */
export function createEngine(options: EngineOptions): Promise<Engine> {
  const { dir, slots = 8, threads = availableParallelism(), contextLength, device = PROCESSOR, signal } = options;
  const cacheBytes =
    options.cacheBytes ?? Math.min(MOST_CACHE_BYTES, Math.max(LEAST_CACHE_BYTES, totalmem() * CACHE_SHARE));
  return EngineClient.start(
    { dir, slots, threads, contextLength, cacheBytes, pictureCacheDir: options.pictureCacheDir, device },
    signal,
  );
}
