import { z } from 'zod';
import { WORKERS_KEY } from '../queue/keys.js';
import { runScript } from '../queue/run-script.js';
import type { RedisClient } from '../redis/connections.js';
import { announce } from './scripts/announce.js';

const BEAT_MS = 1000;
/** A worker that was silent for so long is gone: three beats, and none of them is late on a thread that is never blocked. */
const SILENT_MS = 3000;

const peer = z.object({ room: z.number(), busy: z.number(), model: z.string() });
/** What a worker says of itself. */
export type Peer = z.infer<typeof peer>;

/** Which other workers there are and what they have room for, as of the last beat: asking costs no round trip. */
export class Peers {
  #others: ReadonlyMap<string, Peer> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  onBeat: () => void = () => undefined;

  constructor(
    private readonly redis: RedisClient,
    private readonly instance: string,
    private readonly look: () => Promise<Peer>,
  ) {}

  /** Others with this model. */
  alike(model: string): Peer[] {
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

  /** Says how things stand and hears of the others. While Redis does not answer, what was heard last stays. */
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
    const others = new Map<string, Peer>();
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const other = readPeer(flat[i + 1]!);
      if (other) others.set(flat[i]!, other);
    }
    this.#others = others;
    this.onBeat();
  }

  async #tell(what: string): Promise<string[]> {
    return (await runScript(this.redis, announce, [WORKERS_KEY], [this.instance, what, SILENT_MS])) as string[];
  }
}

/** Undefined: another version of this program wrote it. */
function readPeer(json: string): Peer | undefined {
  try {
    return peer.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}
