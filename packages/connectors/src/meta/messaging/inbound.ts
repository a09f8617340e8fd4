import type { Channel } from '@hearth/message';
import type { ParsedItem } from '../../connector.js';
import { ignored, parseEach } from '../../parsed.js';
import { fields, id, list, millis, words } from '../read.js';
import type { Fields } from '../read.js';
import type { Item } from './item.js';
import { parseEcho, parseMessage, parsePostback } from './messages.js';
import { parseDelivery, parseEdit, parseReaction, parseRead } from './signals.js';

export interface Source {
  readonly channel: Channel;
  /** `object` of the webhook body. */
  readonly object: string;
  readonly account: string;
  /** Other ids of ours that stand for the account, such as the Page an Instagram account is linked to. */
  readonly aliases: readonly string[];
}

/** Every item of a Messenger or Instagram webhook body that belongs to the account. */
export function parseMessaging(body: unknown, source: Source): ParsedItem[] {
  const wrapped = Array.isArray(body) ? body : [body];
  const entries = wrapped
    .map(fields)
    .filter((one) => one['object'] === source.object)
    .flatMap((one) => list(one['entry']));
  const ours = new Set([source.account, ...source.aliases]);
  return parseEach(entries, (value) => {
    const entry = fields(value);
    if (!ours.has(id(entry['id']) ?? '')) return [];
    return [
      ...parseEach(list(entry['messaging']), (item) => parseItem(item, entry, source, ours)),
      // Another app owns the thread: we may watch, never answer.
      ...list(entry['standby']).map(() => ignored('standby')),
      // Comments, mentions, and what the dashboard's Test button sends.
      ...list(entry['changes']).map((change) => ignored(`change:${words(fields(change)['field']) ?? 'none'}`)),
    ];
  });
}

/** Key of an item → its reader, in the order in which keys are looked for. */
const READERS: Readonly<Record<string, (item: Item, body: Fields) => ParsedItem[]>> = {
  message: (item, body) => (item.own || body['is_echo'] === true ? parseEcho(item, body) : parseMessage(item, body)),
  postback: parsePostback,
  reaction: parseReaction,
  message_edit: parseEdit,
  delivery: parseDelivery,
  read: parseRead,
};

function parseItem(value: unknown, entry: Fields, source: Source, ours: ReadonlySet<string>): ParsedItem[] {
  const event = fields(value);
  const kind = Object.keys(READERS).find((key) => event[key] !== undefined && event[key] !== null);
  if (!kind) {
    const name = Object.keys(event).find((key) => !['sender', 'recipient', 'timestamp'].includes(key));
    return [name ? ignored(`messaging:${name}`) : { ok: false, reason: 'item is not an event' }];
  }
  const [sender, recipient] = [id(fields(event['sender'])['id']), id(fields(event['recipient'])['id'])];
  const own = sender !== undefined && ours.has(sender);
  // What our side does besides writing (its reactions, taps, read marks) tells nothing of the person.
  if (own && kind !== 'message') return [ignored(`own:${kind}`)];
  const item: Item = {
    channel: source.channel,
    account: source.account,
    own,
    peer: [sender, recipient].find((person) => person !== undefined && !ours.has(person)),
    at: millis(event['timestamp']) ?? millis(entry['time']) ?? Date.now(),
    fields: event,
  };
  return READERS[kind]?.(item, fields(event[kind])) ?? [];
}
