import type { Engine, EngineStats } from '@hearth/inference';

/**
 * Looks at the engine for several who want to know. The engine tells the longest run since the last look, whoever looked: here it is kept for
 * {@link stats}, so that {@link free} may be asked as often as one likes.
 */
export class EngineLoad {
  #longestRunMs = 0;

  constructor(private readonly engine: Pick<Engine, 'stats'>) {}

  /** Rows that could begin at once; below 0 when requests wait. */
  async free(): Promise<number> {
    const { slots, active, queued } = await this.#look();
    return slots - active - queued;
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
