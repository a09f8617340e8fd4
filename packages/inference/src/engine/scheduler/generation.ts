import type { Row, Scene } from '../../backends/backend.js';
import type { EncodedPicture } from '../pictures/sight.js';
import type { ConstraintState } from '../constraint/state.js';
import type { EngineError, FinishReason, GenerateRequest } from '../types.js';
import type { Answer } from './answer.js';
import type { Feed } from './feed-order.js';
import type { Sink } from './sink.js';

/** A request in a slot. */
export class Generation implements Feed {
  answer!: Answer;
  constraint: ConstraintState | undefined;
  /** Opened when its first chunk is due, so that it finds what others have put into the prefix cache by then. */
  row: Row | undefined;
  prompt: readonly number[] = [];
  /** What the pictures of the request became, by SHA-256. */
  pictures: ReadonlyMap<string, EncodedPicture> = new Map();
  scene: Scene | undefined;
  droppedMessages = 0;
  cachedTokens = 0;
  /** The prompt was computed and gave usable logits. */
  sound = false;
  /** So many first columns are exactly what the prompt gives without a cache. */
  exactTokens = 0;
  /** In the row's cache already. */
  readonly fed: number[] = [];
  /** To be fed next. */
  pending: number[] = [];
  #startedAt: number | undefined;
  #firstTokenAt: number | undefined;
  #over = false;
  readonly #submittedAt: number;

  constructor(
    readonly order: number,
    readonly request: GenerateRequest,
    readonly signal: AbortSignal | undefined,
    private readonly sink: Sink,
    private readonly now: () => number,
  ) {
    this.#submittedAt = now();
  }

  get left(): number {
    return this.pending.length;
  }

  /** It has a slot now. */
  started(): void {
    this.#startedAt = this.now();
  }

  emit(text: string): void {
    this.#firstTokenAt ??= this.now();
    this.sink.event({ type: 'text', text });
  }

  end(finish: FinishReason): void {
    if (this.#over) return;
    this.answer?.end(finish);
    this.#over = true;
    const ended = this.now();
    const since = (at: number | undefined) => (at ?? ended) - this.#submittedAt;
    this.sink.event({
      type: 'end',
      finish,
      stats: {
        promptTokens: this.prompt.length,
        cachedTokens: this.cachedTokens,
        completionTokens: this.answer?.completionTokens ?? 0,
        forcedTokens: this.answer?.forcedTokens ?? 0,
        droppedMessages: this.droppedMessages,
        queueMs: since(this.#startedAt),
        firstTokenMs: since(this.#firstTokenAt),
        totalMs: since(ended),
      },
    });
  }

  fail(error: EngineError): void {
    if (this.#over) return;
    this.#over = true;
    this.sink.fail(error);
  }
}
