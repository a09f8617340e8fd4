import type { OutItem } from '@hearth/connectors';
import type { Channel } from '@hearth/message';
import { accountOf, conversationOfItem } from '../queue/items.js';
import type { Limit } from '../queue/rate-limit.js';

interface ChannelLimits {
  /** Messages a second that one account may send. */
  readonly accountPerSecond: number;
  /** What one person may be sent. */
  readonly pair?: { readonly intervalMs: number; readonly burst: number };
}

/**
 * Published limits. WhatsApp: 80 a second and number; one per 6 s to the same person, of which a burst may be drawn ahead.
 * Messenger: 300 a second and Page. Instagram: 100 a second and account.
 */
const LIMITS: Readonly<Record<Channel, ChannelLimits | undefined>> = {
  'whatsapp-cloud': { accountPerSecond: 80, pair: { intervalMs: 6000, burst: 45 } },
  messenger: { accountPerSecond: 300 },
  instagram: { accountPerSecond: 100 },
  'whatsapp-web': undefined,
  playground: undefined,
};

/** The limits that one bubble counts against. */
export function limitsFor(item: OutItem): Limit[] {
  const limits = LIMITS[item.conversation.channel];
  if (!limits) return [];
  const { accountPerSecond, pair } = limits;
  const account = { name: accountOf(item.conversation), intervalMs: 1000 / accountPerSecond, burst: accountPerSecond };
  return pair ? [account, { name: conversationOfItem(item), ...pair }] : [account];
}
