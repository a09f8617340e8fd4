import { z } from 'zod';
import { WORKERS_KEY } from '../queue/keys.js';
import { runScript } from '../queue/run-script.js';
import type { RedisClient } from '../redis/connections.js';
import { announce } from './scripts/announce.js';

const BEAT_MS = 1000;
/** A worker that was silent for so long is gone: three beats, and none of them is late on a thread that is never blocked. */
const SILENT_MS = 3000;

const room = z.object({
  /** Drafts that it would take on. */
  free: z.number(),
  model: z.string(),
});
export type PeerRoom = z.infer<typeof room>;

/** Which other workers there are and what they have free, as of the last beat: asking costs no round trip. */
export class Peers {
  #others: ReadonlyMap<string, PeerRoom> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  onBeat: () => void = () => undefined;

  constructor(
    private readonly redis: RedisClient,
    private readonly instance: string,
    private readonly look: () => Promise<PeerRoom>,
  ) {}

  /** Others with this model. */
  alike(model: string): PeerRoom[] {
    return [...this.#others.values()].filter((other) => other.model === model);
  }

  has(instance: string): boolean {
    return this.#others.has(instance);
  }

  start(): void {
    void this.beat();
    this.#timer = setInterval(() => void this.beat(), BEAT_MS);
    this.#timer.unref();
  }

  /** Says what is free and hears of the others. While Redis does not answer, what was heard last stays. */
  beat(): Promise<void> {
    this.#beating ??= this.#exchange()
      .catch(() => undefined)
      .finally(() => (this.#beating = undefined));
    return this.#beating;
  }

  /** Leaves. Not waited for: without Redis the others find out by themselves. */
  close(): void {
    clearInterval(this.#timer);
    void this.#tell('').catch(() => undefined);
  }

  async #exchange(): Promise<void> {
    const flat = await this.#tell(JSON.stringify(await this.look()));
    const others = new Map<string, PeerRoom>();
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const parsed = room.safeParse(JSON.parse(flat[i + 1]!));
      if (parsed.success) others.set(flat[i]!, parsed.data);
    }
    this.#others = others;
    this.onBeat();
  }

  async #tell(what: string): Promise<string[]> {
    return (await runScript(this.redis, announce, [WORKERS_KEY], [this.instance, what, SILENT_MS])) as string[];
  }
}
