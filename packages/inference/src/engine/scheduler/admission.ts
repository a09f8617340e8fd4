import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { ConstraintCompiler } from '../constraint/compiler.js';
import { fillPlaces, sceneOf } from '../pictures/scene.js';
import type { Sight } from '../pictures/sight.js';
import { promptTokens } from '../prompt/prompt.js';
import type { FillPlaces } from '../prompt/prompt.js';
import { Answer } from './answer.js';
import type { Generation } from './generation.js';

/** At most this share of the context is kept free for the answer when a prompt is cut to fit. */
const MAX_ANSWER_SHARE = 0.25;

/** Turns a request into tokens to feed. */
export class Admission {
  readonly #constraints: ConstraintCompiler;
  readonly #idLimit: number;

  constructor(
    private readonly tokenizer: ChatTokenizer,
    private readonly contextLength: number,
    private readonly sight: Sight | undefined,
  ) {
    this.#constraints = new ConstraintCompiler(tokenizer);
    this.#idLimit = idLimit(tokenizer);
  }

  /** @throws EngineError `bad-request` */
  async admit(generation: Generation): Promise<void> {
    const { request } = generation;
    const reserved = Math.max(1, Math.min(request.maxTokens, Math.floor(this.contextLength * MAX_ANSWER_SHARE)));
    const fit = promptTokens(request.prompt, this.tokenizer, this.contextLength - reserved, this.#fill(generation));
    generation.prompt = fit.tokens;
    if (this.sight && generation.pictures.size > 0)
      generation.scene = sceneOf(fit.tokens, [...generation.pictures.values()], this.sight);
    generation.droppedMessages = fit.droppedMessages;
    if (request.constraint) generation.constraint = await this.#constraints.start(request.constraint);
    generation.answer = new Answer({
      request,
      prompt: fit.tokens,
      tokenizer: this.tokenizer,
      idLimit: this.#idLimit,
      constraint: generation.constraint,
      room: Math.min(request.maxTokens, this.contextLength - fit.tokens.length),
      emit: (text) => generation.emit(text),
    });
    generation.pending = [...fit.tokens, ...(await generation.answer.begin())];
  }

  #fill({ pictures }: Generation): FillPlaces | undefined {
    const { sight } = this;
    return sight && ((ids, messages) => fillPlaces(ids, messages, pictures, sight));
  }
}

/** One more than the highest id that can be part of an answer or end it. */
function idLimit(tokenizer: ChatTokenizer): number {
  let limit = tokenizer.vocabSize;
  while (limit > 0 && tokenizer.isSpecial(limit - 1) && !tokenizer.stopIds.includes(limit - 1)) limit--;
  return limit;
}
