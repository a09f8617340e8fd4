import type { ParsedItem } from '../../connector.js';
import { accepted, ignored } from '../../parsed.js';
import { id, list, millis, number, words } from '../read.js';
import type { Fields } from '../read.js';
import { conversationOf } from './item.js';
import type { Item } from './item.js';

/** Names of reactions whose emoji was left out. */
const EMOJI_OF: Readonly<Record<string, string>> = {
  love: '❤',
  like: '👍',
  dislike: '👎',
  smile: '😆',
  haha: '😆',
  wow: '😮',
  sad: '😢',
  angry: '😠',
};
const OTHER_REACTION = '👍';

export function parseReaction(item: Item, reaction: Fields): ParsedItem[] {
  const target = id(reaction['mid']);
  if (!target) return [{ ok: false, reason: 'reaction without a message' }];
  const conversation = conversationOf(item);
  const name = words(reaction['reaction']) ?? '';
  const emoji =
    reaction['action'] === 'unreact' ? null : (words(reaction['emoji']) ?? EMOJI_OF[name] ?? OTHER_REACTION);
  // The time is part of the key: a reaction that was taken back can be made again.
  const identity = [target, conversation.peer, emoji ?? 'none', item.at] as const;
  return [accepted({ kind: 'reaction', conversation, at: item.at, target, emoji }, 'reaction', ...identity)];
}

export function parseEdit(item: Item, edit: Fields): ParsedItem[] {
  const target = id(edit['mid']);
  if (!target) return [{ ok: false, reason: 'edit without a message' }];
  const said = words(edit['text']);
  const times = number(edit['num_edit']) ?? 0;
  // Edit number 0 announces a new message, which comes by itself.
  if (!said || times === 0) return [ignored('message_edit:announcement')];
  if (!item.peer) return [ignored('message_edit:no-sender')];
  const event = {
    kind: 'edit' as const,
    conversation: conversationOf(item),
    at: item.at,
    id: `${target}.${times}`,
    target,
    parts: [{ type: 'text' as const, text: said }],
  };
  return [accepted(event, 'edit', target, times)];
}

/** Message ids where they are given, else "everything up to". */
export function parseDelivery(item: Item, delivery: Fields): ParsedItem[] {
  const conversation = conversationOf(item);
  const watermark = millis(delivery['watermark']);
  const base = { kind: 'receipt' as const, conversation, at: watermark ?? item.at, status: 'delivered' as const };
  const mids = list(delivery['mids']).flatMap((mid) => id(mid) ?? []);
  if (mids.length > 0) return mids.map((target) => accepted({ ...base, target }, 'delivered', target));
  if (watermark === undefined) return [ignored('delivery:empty')];
  return [accepted({ ...base, watermark }, 'delivered', conversation.peer, watermark)];
}

/** Messenger: everything up to a watermark. Instagram: one message. */
export function parseRead(item: Item, read: Fields): ParsedItem[] {
  const conversation = conversationOf(item);
  const target = id(read['mid']);
  const watermark = millis(read['watermark']);
  const base = { kind: 'receipt' as const, conversation, status: 'read' as const };
  if (target) return [accepted({ ...base, at: item.at, target }, 'read', target)];
  if (watermark === undefined) return [ignored('read:empty')];
  return [accepted({ ...base, at: watermark, watermark }, 'read', conversation.peer, watermark)];
}
