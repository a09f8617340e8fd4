import type { Draft } from '@hearth/agent';
import { z } from 'zod';
import { DRAFTS_CHANNEL } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

const draft = z.looseObject({
  way: z.string(),
  text: z.string(),
  answer: z.string().optional(),
  failed: z.string().optional(),
  tokens: z.number(),
  ms: z.number(),
});
const one = { run: z.string(), index: z.number().int() };

/** What the worker that asked for drafts is told. Passed on at once and never stored: a draft holds what a person wrote about. */
const letter = z.discriminatedUnion('kind', [
  /** Somebody drafts it. */
  z.object({ kind: z.literal('begun'), ...one, by: z.string() }),
  z.object({ kind: z.literal('done'), ...one, draft: draft.transform((value) => value as unknown as Draft) }),
  /** Whoever had it will not. */
  z.object({ kind: z.literal('returned'), ...one }),
  /** Nobody works on any of them any more. */
  z.object({ kind: z.literal('over'), run: z.string() }),
]);
export type Letter = z.infer<typeof letter>;

/** How workers talk to each other about drafts: pub/sub, since what nobody hears is of no use to anybody. */
export class Post {
  onLetter: (letter: Letter) => void = () => undefined;
  /** Nobody waits for the drafts of this run any more. */
  onEnd: (run: string) => void = () => undefined;
  /** Letters may have been missed. */
  onBroken: () => void = () => undefined;
  readonly #own: string;

  constructor(
    private readonly redis: RedisClient,
    private readonly hearing: RedisClient,
    instance: string,
  ) {
    this.#own = channelOf(instance);
  }

  async open(): Promise<void> {
    this.hearing.on('message', (channel: string, text: string) => {
      if (channel === DRAFTS_CHANNEL) this.onEnd(text);
      if (channel === this.#own) this.#read(text);
    });
    this.hearing.on('close', () => this.onBroken());
    await this.hearing.subscribe(DRAFTS_CHANNEL, this.#own);
  }

  async send(to: string, message: Letter): Promise<void> {
    await this.redis.publish(channelOf(to), JSON.stringify(message));
  }

  /** Tells all workers that nobody waits for the drafts of a run any more. */
  async end(run: string): Promise<void> {
    await this.redis.publish(DRAFTS_CHANNEL, run);
  }

  /** A worker of another version may write what this one cannot read: then the draft counts as not made. */
  #read(text: string): void {
    try {
      this.onLetter(letter.parse(JSON.parse(text)));
    } catch {
      // The deadline, or the end of the job, brings the draft back.
    }
  }
}

const channelOf = (instance: string): string => `${DRAFTS_CHANNEL}:${instance}`;
