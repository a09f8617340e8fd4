import { plainText } from '../../engine/prompt/content.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { EngineError } from '../../engine/types.js';
import type {
  Engine,
  EngineStats,
  FinishReason,
  GenerateEvent,
  GenerateRequest,
  GenerateStats,
  ModelInfo,
  Prompt,
} from '../../engine/types.js';
import { fakeEmbedding } from './embedding.js';
import { answerOf } from './script.js';
import type { FakeAnswer, FakeScript } from './script.js';

/** Characters a fake token stands for. */
const PIECE = 4;
/** Repeats after which a looping answer is ended. */
const LOOP_REPEATS = 8;

const MODEL: ModelInfo = {
  id: 'fake',
  contextLength: 4096,
  hiddenSize: 64,
  sees: false,
  device: 'none',
  deviceWhy: 'asked for',
  backend: 'fake',
};

/** An engine that says what its script says, in this process, and remembers what it was asked. */
export interface FakeEngine extends Engine {
  /** Every request so far, in order. */
  readonly requests: readonly GenerateRequest[];
}

/**
 * Deterministic stand-in for a model, for tests of everything above the engine.
 * Keeps the rules of {@link Engine}: one `end` event last, an aborted signal ends with `cancelled`, maxTokens with `length`.
 */
export function createFakeEngine(script: FakeScript, model: Partial<ModelInfo> = {}): FakeEngine {
  return new ScriptedEngine(script, { ...MODEL, ...model });
}

class ScriptedEngine implements FakeEngine {
  readonly requests: GenerateRequest[] = [];
  #closed = false;
  #active = 0;
  #generated = 0;
  #prefilled = 0;

  constructor(
    private readonly script: FakeScript,
    readonly model: ModelInfo,
  ) {}

  async *generate(request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<GenerateEvent, void, undefined> {
    if (this.#closed) throw new EngineError('closed', 'the engine is closed');
    const promptTokens = countPieces(textOf(request.prompt));
    if (promptTokens === 0) throw new EngineError('bad-request', 'the prompt is empty');
    const call = this.requests.push(request) - 1;
    const started = performance.now();
    let firstTokenMs = 0;
    let completionTokens = 0;
    this.#active++;
    this.#prefilled += promptTokens;
    try {
      const answer = await answerOf(this.script, request, call);
      let finish: FinishReason | undefined;
      for await (const text of speak(answer, signal)) {
        if (signal?.aborted) finish = 'cancelled';
        else if (completionTokens >= request.maxTokens) finish = 'length';
        if (finish) break;
        if (completionTokens++ === 0) firstTokenMs = performance.now() - started;
        this.#generated++;
        yield { type: 'text', text };
      }
      if (signal?.aborted) finish = 'cancelled';
      const stats: GenerateStats = {
        promptTokens,
        cachedTokens: 0,
        completionTokens,
        forcedTokens: 0,
        droppedMessages: 0,
        queueMs: 0,
        firstTokenMs,
        totalMs: performance.now() - started,
      };
      yield { type: 'end', finish: finish ?? finishOf(answer), stats };
    } finally {
      this.#active--;
    }
  }

  async embed(text: string): Promise<Float32Array> {
    this.#open();
    return fakeEmbedding(text, this.model.hiddenSize);
  }

  async countTokens(text: string): Promise<number> {
    this.#open();
    return countPieces(text);
  }

  async stats(): Promise<EngineStats> {
    this.#open();
    return {
      slots: 1,
      active: this.#active,
      queued: 0,
      tokensGenerated: this.#generated,
      tokensPrefilled: this.#prefilled,
      cachedTokens: 0,
      longestRunMs: 0,
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #open(): void {
    if (this.#closed) throw new EngineError('closed', 'the engine is closed');
  }
}

async function* speak(answer: FakeAnswer, signal: AbortSignal | undefined): AsyncGenerator<string, void, undefined> {
  if (typeof answer === 'string') return yield* pieces(answer);
  if ('loop' in answer) {
    for (let i = 0; i < LOOP_REPEATS; i++) yield answer.loop;
    return;
  }
  for (const piece of pieces(answer.text)) {
    if (answer.delayMs) await sleep(answer.delayMs, undefined, { signal }).catch(() => undefined);
    yield piece;
  }
  if (answer.then === 'throw') throw new EngineError('backend', 'the fake backend failed, as its script says');
  if (answer.then === 'hang') await aborted(signal);
}

function finishOf(answer: FakeAnswer): FinishReason {
  if (typeof answer === 'string') return 'stop';
  return 'loop' in answer ? 'loop' : (answer.finish ?? 'stop');
}

/** Whole code points, so that no surrogate pair is cut. */
function* pieces(text: string): Generator<string, void, undefined> {
  const characters = Array.from(text);
  for (let i = 0; i < characters.length; i += PIECE) yield characters.slice(i, i + PIECE).join('');
}

function countPieces(text: string): number {
  return Math.ceil(Array.from(text).length / PIECE);
}

function textOf(prompt: Prompt): string {
  if ('text' in prompt) return prompt.text;
  if ('tokens' in prompt) return ' '.repeat(prompt.tokens.length * PIECE);
  return prompt.messages.map(({ content }) => plainText(content)).join('\n') + (prompt.answer ?? '');
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
