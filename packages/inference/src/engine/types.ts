/** A piece of a message: text, or a picture at its place in the text. */
export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  /** An encoded picture file (JPEG, PNG, WebP …); `sha256` of its bytes, 64 lower-case hex digits, is what caches know it by. */
  | { readonly type: 'image'; readonly bytes: Uint8Array; readonly sha256: string };

/** A message of the chat as the model's template takes it. Pictures only for a model that `sees`. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string | readonly ContentPart[];
}

export type Prompt =
  /**
   * Rendered by the model's chat template. When it does not fit, the oldest messages after the leading system message are left out
   * (the last message always stays; if it alone is too long its middle is cut). `answer` = text the assistant's turn already begins with.
   */
  | { readonly messages: readonly ChatMessage[]; readonly answer?: string }
  /** Raw text, special tokens not interpreted. */
  | { readonly text: string }
  | { readonly tokens: readonly number[] };

export interface Sampling {
  /** 0 = greedy. Default 0. */
  readonly temperature?: number;
  /** Nucleus mass, (0, 1]. Default 1. */
  readonly topP?: number;
  /** 0 = all. Default 0. */
  readonly topK?: number;
  /** Share of the best token's probability, [0, 1]. Default 0. */
  readonly minP?: number;
  /** Divides (or multiplies, when negative) logits of tokens already seen; 1 = off. Default 1. */
  readonly repetitionPenalty?: number;
  /**
   * Same seed, same request, same tokens, whatever else is in the batch or the cache; give one with temperature 0 too if it matters: without,
   * cached answers are continued as they were computed, and the last digits of a near tie may differ. Default: another one each time.
   */
  readonly seed?: number;
}

/**
 * What the answer must look like; enforced by token masks, so it holds whatever the model wants to say, unless `maxTokens` cuts it off.
 * JSON comes on one line, its properties in the schema's order. Not enforced: string lengths above 16 characters (check the value).
 */
export type Constraint =
  | { readonly type: 'json-schema'; readonly schema: object }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'regex'; readonly pattern: string };

export interface GenerateRequest {
  readonly prompt: Prompt;
  readonly maxTokens: number;
  readonly sampling?: Sampling;
  /** The answer ends before the first of these; they are not part of it. */
  readonly stop?: readonly string[];
  readonly constraint?: Constraint;
}

/**
 * `stop` end token, stop string or complete constraint; `length` maxTokens or the context is full;
 * `loop` the model repeats itself and was ended; `cancelled` the signal.
 */
export type FinishReason = 'stop' | 'length' | 'loop' | 'cancelled';

export interface GenerateStats {
  readonly promptTokens: number;
  /** Of those, taken from the prefix cache. */
  readonly cachedTokens: number;
  readonly completionTokens: number;
  /** Fed as a chunk because the constraint left no choice. */
  readonly forcedTokens: number;
  /** Messages left out because the context was full. */
  readonly droppedMessages: number;
  /** Milliseconds: waiting for a slot, to the first token (from the call), in all. */
  readonly queueMs: number;
  readonly firstTokenMs: number;
  readonly totalMs: number;
}

export type GenerateEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly finish: FinishReason; readonly stats: GenerateStats };

export interface ModelEyes {
  /** `model_type` of its configuration: `qwen3_vl`, `lfm2_vl`, … */
  readonly modelType: string;
  /** Tokens of the context that a picture takes at most. */
  readonly pictureTokens: number;
}

export interface ModelInfo {
  readonly id: string;
  readonly contextLength: number;
  readonly hiddenSize: number;
  /** False: pictures reach it only as what tools read from them. */
  readonly sees: boolean;
  /** Of a model that sees. */
  readonly eyes?: ModelEyes;
  /** What the hardware is called. */
  readonly device: string;
  /** Why it runs there, for the operator. */
  readonly deviceWhy: string;
  readonly backend: string;
}

export interface EngineStats {
  readonly slots: number;
  readonly active: number;
  readonly queued: number;
  readonly tokensGenerated: number;
  readonly tokensPrefilled: number;
  readonly cachedTokens: number;
  /** Milliseconds of the longest single backend run since the last call. */
  readonly longestRunMs: number;
}

/** Serves many generations at once. Everything heavy happens in its own thread; no call blocks. */
export interface Engine {
  readonly model: ModelInfo;
  /**
   * Streams one answer; exactly one `end` event comes last. A reader that stops before it cancels the answer. An aborted signal gives `end` with `cancelled` within one backend run (≤ 200 ms).
   * @throws EngineError with a code: `closed`, `bad-request` (empty prompt, impossible constraint), `backend` (the graph failed).
   */
  generate(request: GenerateRequest, signal?: AbortSignal): AsyncIterable<GenerateEvent>;
  /**
   * Mean of the middle layer's hidden states over the text's tokens (the first ones, if the context has no room for all), [hiddenSize]; see
   * ModelManifest.probeLayer; of the input embeddings where a model gives no inner states. Needs no slot.
   * @throws EngineError as `generate`, or the signal's reason
   */
  embed(text: string, signal?: AbortSignal): Promise<Float32Array>;
  /** Tokens of a text as part of a message: names of special tokens are plain text. */
  countTokens(text: string): Promise<number>;
  stats(): Promise<EngineStats>;
  /** Running requests fail with `closed`, and so does every later call; resolves when the memory is free. */
  close(): Promise<void>;
}

export type EngineErrorCode = 'closed' | 'bad-request' | 'backend';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
