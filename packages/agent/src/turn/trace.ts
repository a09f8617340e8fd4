import type { GenerateStats } from '@hearth/inference';
import type { Pondered } from '../modes/thought.js';
import type { Mode } from '../modes/types.js';
import type { LookStep, ToolTrace, TurnTrace } from '../types.js';

/** Gathers what happened in one turn. */
export class TraceBuilder {
  readonly #started = performance.now();
  readonly #tools: ToolTrace[] = [];
  readonly #steps: LookStep[] = [];
  #mode: Mode = 'instant';
  #pondered: Pondered | undefined;
  #rounds = 0;
  #promptTokens = 0;
  #cachedTokens = 0;
  #completionTokens = 0;
  #firstTokenMs = 0;
  #decodeMs = 0;

  constructor(private readonly model: string) {}

  /** Milliseconds since the turn began. */
  get elapsedMs(): number {
    return performance.now() - this.#started;
  }

  round(): void {
    this.#rounds++;
  }

  tool(trace: ToolTrace): void {
    this.#tools.push(trace);
  }

  steps(steps: readonly LookStep[]): void {
    this.#steps.push(...steps);
  }

  /** One generation; `beganMs` = when in the turn it was asked for. */
  generation(stats: GenerateStats, beganMs: number): void {
    this.#promptTokens += stats.promptTokens;
    this.#cachedTokens += stats.cachedTokens;
    this.#completionTokens += stats.completionTokens;
    this.#firstTokenMs ||= beganMs + stats.firstTokenMs;
    this.#decodeMs += Math.max(0, stats.totalMs - stats.firstTokenMs);
  }

  /** What a mode that thinks came to; `beganMs` = when in the turn it began. */
  pondered(mode: Mode, pondered: Pondered, beganMs: number): void {
    this.#mode = mode;
    this.#pondered = pondered;
    this.#rounds += pondered.rounds;
    this.#tools.push(...pondered.tools);
    this.#completionTokens += pondered.tokens;
    this.#firstTokenMs ||= this.elapsedMs;
    this.#decodeMs += this.elapsedMs - beganMs;
  }

  build(): TurnTrace {
    const { agents, vote, check } = this.#pondered ?? {};
    return {
      model: this.model,
      mode: this.#mode,
      tools: this.#tools,
      ...(this.#steps.length > 0 && { steps: this.#steps }),
      ...(agents && { agents }),
      ...(vote && { vote }),
      ...(check && { check }),
      rounds: this.#rounds,
      promptTokens: this.#promptTokens,
      cachedTokens: this.#cachedTokens,
      completionTokens: this.#completionTokens,
      firstTokenMs: Math.round(this.#firstTokenMs),
      tokensPerSecond: this.#decodeMs > 0 ? Math.round((this.#completionTokens / this.#decodeMs) * 10_000) / 10 : 0,
      totalMs: Math.round(this.elapsedMs),
    };
  }
}
