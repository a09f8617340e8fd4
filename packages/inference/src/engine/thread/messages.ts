import type { ChosenDevice } from '../../devices/types.js';
import type { EngineErrorCode, EngineStats, GenerateEvent, GenerateRequest, ModelInfo } from '../types.js';

/** What the thread is started with. */
export interface ThreadOptions {
  /** Folder of an imported model. */
  readonly dir: string;
  readonly slots: number;
  readonly threads: number;
  readonly contextLength: number | undefined;
  readonly cacheBytes: number;
  readonly pictureCacheDir: string | undefined;
  readonly device: ChosenDevice;
}

/** What the thread finds as `workerData`. */
export interface ThreadData {
  readonly options: ThreadOptions;
  /** Of the RunGate. */
  readonly gate: SharedArrayBuffer;
  /** Of the DeviceLock. */
  readonly lock: SharedArrayBuffer;
}

/** Calls that are answered by one value. */
export type Call =
  | { readonly type: 'embed'; readonly text: string }
  | { readonly type: 'countTokens'; readonly text: string }
  | { readonly type: 'stats' };

/** Main thread → engine thread. `id` is chosen by the sender, unique while the thread lives. */
export type ToThread =
  | { readonly type: 'generate'; readonly id: number; readonly request: GenerateRequest }
  | { readonly type: 'call'; readonly id: number; readonly call: Call }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'close' };

/** Engine thread → main thread. */
export type FromThread =
  | { readonly type: 'ready'; readonly model: ModelInfo }
  | { readonly type: 'event'; readonly id: number; readonly event: GenerateEvent }
  | { readonly type: 'value'; readonly id: number; readonly value: Float32Array | number | EngineStats }
  | { readonly type: 'error'; readonly id: number; readonly code: EngineErrorCode; readonly message: string };
