import { orAborted } from '../tools/run.js';
import type { Box, ToolContext } from '../types.js';
import type { Canvas } from './canvas.js';
import type { Mark } from './mark.js';
import type { StepName } from './words/words.js';

/** Looks of one turn. */
const MOST_STEPS = 16;
/** Milliseconds after which a single look is given up, and after which no new one is begun. */
const STEP_MS = 12_000;
const TURN_MS = 30_000;

/** One look, as it is told and drawn afterwards. */
export interface Look {
  readonly tool: StepName;
  readonly note: string;
  /** Which of the turn's pictures, from 0. */
  readonly picture: number;
  /** The part that was looked at, in pixels of the picture; undefined: all of it. */
  readonly box?: Box;
  readonly ms: number;
  readonly marks: readonly Mark[];
}

/** What a step came to. */
export interface Outcome<T> {
  readonly value: T;
  readonly note: string;
  readonly marks?: readonly Mark[];
}

export interface StepRequest<T> {
  readonly tool: StepName;
  readonly picture: number;
  readonly box?: Box;
  /** What else makes it a look of its own: the scale, the words asked for. */
  readonly how?: string;
  readonly work: (signal: AbortSignal) => Promise<Outcome<T>>;
}

/**
 * Runs the looks of one turn, one after the other: bounded in number and time, the same look never twice. One that fails or hangs is left
 * out and remembered by name.
 */
export class Looker {
  readonly looks: Look[] = [];
  readonly #leftOut = new Set<StepName>();
  readonly #done = new Map<string, unknown>();
  readonly #began = performance.now();
  #begun = 0;

  constructor(
    readonly canvases: readonly Canvas[],
    readonly context: ToolContext,
    private readonly limits: { readonly stepMs: number; readonly turnMs: number; readonly steps: number } = {
      stepMs: STEP_MS,
      turnMs: TURN_MS,
      steps: MOST_STEPS,
    },
  ) {}

  /** Kinds of step that did not work. */
  get leftOut(): readonly StepName[] {
    return [...this.#leftOut];
  }

  /** What the step found; undefined when it was left out. @throws the context's reason when the turn was aborted */
  async step<T>(request: StepRequest<T>): Promise<T | undefined> {
    const { tool, picture, box, how = '' } = request;
    const key = JSON.stringify([tool, picture, box && [box.x, box.y, box.width, box.height].map(Math.round), how]);
    if (this.#done.has(key)) return this.#done.get(key) as T | undefined;
    this.#done.set(key, undefined);
    const { signal } = this.context;
    signal.throwIfAborted();
    const began = performance.now();
    if (this.#begun >= this.limits.steps || began - this.#began > this.limits.turnMs) {
      this.#leftOut.add(tool);
      return undefined;
    }
    this.#begun++;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(this.limits.stepMs)]);
    try {
      const { value, note, marks = [] } = await orAborted(request.work(limited), limited);
      this.#done.set(key, value);
      this.looks.push({ tool, note, picture, ...(box && { box }), ms: Math.round(performance.now() - began), marks });
      return value;
    } catch {
      signal.throwIfAborted();
      this.#leftOut.add(tool);
      return undefined;
    }
  }
}
