import type { Connector } from '@hearth/connectors';
import type { Reply } from '@hearth/message';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

const DAY_SECONDS = 24 * 3600;

/** Sees to it that nobody is offered more thought by a button more than once a day. */
export class Offers {
  constructor(
    private readonly redis: RedisClient,
    private readonly enabled: boolean,
  ) {}

  /** Whether an answer in this conversation may have a button below it. */
  async mayOffer(conversation: string, connector: Connector): Promise<boolean> {
    if (!this.enabled || !connector.capabilities.choices) return false;
    return (await this.redis.exists(keys.offered(conversation))) === 0;
  }

  /** Remembers that one was offered, before it is sent. */
  async note(conversation: string, reply: Reply): Promise<void> {
    if (!reply.parts.some(({ type }) => type === 'choice')) return;
    await this.redis.set(keys.offered(conversation), 1, 'EX', DAY_SECONDS);
  }
}
