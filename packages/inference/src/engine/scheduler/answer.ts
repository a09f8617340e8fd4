import type { Logits } from '../../backends/backend.js';
import type { ConstraintState } from '../constraint/state.js';
import { Sampler } from '../sampling/sampler.js';
import { Detokenizer } from '../text/detokenizer.js';
import { LoopDetector } from '../text/loop-detector.js';
import { StopStrings } from '../text/stop-strings.js';
import { EngineError } from '../types.js';
import type { FinishReason, GenerateRequest } from '../types.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';

export interface AnswerOptions {
  readonly request: GenerateRequest;
  readonly prompt: readonly number[];
  readonly tokenizer: ChatTokenizer;
  /** Ids from here on are padding of the logits. */
  readonly idLimit: number;
  readonly constraint: ConstraintState | undefined;
  /** Most tokens the answer may have: maxTokens or what the context has room for. */
  readonly room: number;
  readonly emit: (text: string) => void;
}

/** One answer as it grows: picks tokens from logits, turns them into text, knows when it is over. */
export class Answer {
  /** Tokens so far, without the end token. */
  completionTokens = 0;
  forcedTokens = 0;
  finish: FinishReason | undefined;
  readonly #sampler: Sampler;
  readonly #detokenizer = new Detokenizer();
  readonly #stops: StopStrings;
  readonly #loops = new LoopDetector();
  readonly #ends: ReadonlySet<number>;
  #mask: Int32Array | undefined;

  constructor(private readonly options: AnswerOptions) {
    const { request, prompt, tokenizer, idLimit } = options;
    this.#sampler = new Sampler(request.sampling ?? {}, idLimit);
    this.#sampler.see(prompt);
    this.#stops = new StopStrings(request.stop?.filter((stop) => stop !== '') ?? []);
    this.#ends = new Set(tokenizer.stopIds);
  }

  /** Tokens the answer must begin with, to be fed with the prompt. */
  begin(): Promise<number[]> {
    const forced = this.options.constraint?.force() ?? [];
    this.forcedTokens += forced.length;
    return this.#append(forced);
  }

  /**
   * Picks the next token.
   * @param logits changed in place
   * @returns tokens to feed next: the picked one and those that must follow it; none when the answer is finished
   * @throws LogitsError
   */
  async advance(logits: Logits): Promise<number[]> {
    const token = await this.#pick(logits);
    if (this.#ends.has(token)) {
      this.end('stop');
      return [];
    }
    const { constraint } = this.options;
    if (!constraint) return this.#append([token]);
    if (!constraint.accept(token)) throw new EngineError('backend', 'the grammar refused a token of its own mask');
    const forced = constraint.force(token);
    if (forced.length === 0) return this.#append([token]);
    this.forcedTokens += forced.length - 1;
    return this.#append(forced);
  }

  /** Ends it; text held back for a stop string is let go. */
  end(finish: FinishReason): void {
    if (this.finish) return;
    this.finish = finish;
    this.#say(this.#stops.flush());
  }

  async #pick(logits: Logits): Promise<number> {
    if (logits instanceof Float32Array) return this.#sampler.pick(logits, this.#mask);
    return this.#sampler.pickTop(logits, this.#mask) ?? this.#sampler.pick(await logits.all(), this.#mask);
  }

  async #append(tokens: readonly number[]): Promise<number[]> {
    for (const token of tokens) {
      if (this.#full()) break;
      this.completionTokens++;
      this.#say(this.#stops.push(this.#detokenizer.push(this.options.tokenizer.tokenBytes(token))));
      if (this.#stops.matched) this.end('stop');
      else if (this.#loops.push(token)) this.end('loop');
      if (this.finish) return [];
    }
    await this.#look();
    if (this.#full()) this.end('length');
    if (this.finish) return [];
    this.#sampler.see(tokens);
    return [...tokens];
  }

  #full(): boolean {
    return this.completionTokens >= this.options.room;
  }

  /** Gets the mask for the next token; an answer that can only end is ended without asking the model. */
  async #look(): Promise<void> {
    const { constraint } = this.options;
    if (!constraint) return;
    this.#mask = await constraint.mask();
    if (constraint.complete(this.#mask)) this.end('stop');
  }

  #say(text: string): void {
    if (text !== '') this.options.emit(text);
  }
}
