import type { Engine, EngineStats } from '@hearth/inference';

export interface Rows {
  readonly all: number;
  readonly busy: number;
}

/**
 * Looks at the engine for several who want to know. The engine tells the longest run since the last look, whoever looked: here it is kept for
 * {@link stats}, so that {@link rows} may be asked as often as one likes.
 */
export class EngineLoad {
  #longestRunMs = 0;

  constructor(private readonly engine: Pick<Engine, 'stats'>) {}

  /** Rows of the engine, and how many of them are at work, with those that wait for one. */
  async rows(): Promise<Rows> {
    const { slots, active, queued } = await this.#look();
    return { all: slots, busy: active + queued };
  }

  /** As the engine's own, the longest run since the last call of this. */
  async stats(): Promise<EngineStats> {
    const stats = await this.#look();
    const longestRunMs = this.#longestRunMs;
    this.#longestRunMs = 0;
    return { ...stats, longestRunMs };
  }

  async #look(): Promise<EngineStats> {
    const stats = await this.engine.stats();
    this.#longestRunMs = Math.max(this.#longestRunMs, stats.longestRunMs);
    return stats;
  }
}
