import { SessionError } from '@hearth/connectors';
import type { OutItem, WhatsAppWebConnector, WhatsAppWebSession } from '@hearth/connectors';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import type { Evidence } from '../sender/reconcile.js';

/** Messages of the chat that are compared. */
const COMPARED = 50;
/** The session comes back, or the page gets rid of what it holds; ms until it is asked again. */
const RETRY_MS = 1000;
/** A message that the page has held for so long is not sent by it any more. */
const HELD_LIMIT_MS = 10 * 60_000;

/** Finds out from the chat itself whether a message left whose send has no known end. */
export async function evidenceInChat(
  tools: {
    readonly connector: WhatsAppWebConnector;
    readonly session: () => WhatsAppWebSession;
    readonly redis: RedisClient;
  },
  item: OutItem,
  since: number,
): Promise<Evidence> {
  try {
    const messages = await tools.session().recent(item.conversation.peer, COMPARED);
    const own = messages.filter((message) => message.own).map(({ id }) => id);
    const found = await tools.connector.recall(item, since, await knownOthers(tools.redis, item, own));
    if (typeof found === 'object') return found;
    if (found === 'absent' || Date.now() - since > HELD_LIMIT_MS) return { mid: '' };
    return { waitMs: RETRY_MS };
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    // Without a chat nothing of ours is in it.
    return error.problem === 'no-chat' ? { mid: '' } : { waitMs: RETRY_MS };
  }
}

/** Those messages that are known to be other bubbles: two in a row may say the same. */
async function knownOthers(redis: RedisClient, item: OutItem, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const account = accountOf(item.conversation);
  const outIds = await Promise.all(ids.map((id) => redis.get(keys.outIdOf(account, id))));
  return new Set(ids.filter((_, index) => outIds[index] !== null && outIds[index] !== item.outId));
}
