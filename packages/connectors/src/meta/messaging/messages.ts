import type { Part } from '@hearth/message';
import type { ParsedItem } from '../../connector.js';
import { accepted, ignored } from '../../parsed.js';
import { fields, id, list, text, words } from '../read.js';
import type { Fields } from '../read.js';
import { attachmentParts } from './attachments.js';
import { conversationOf } from './item.js';
import type { Item } from './item.js';

/** Marks our own sends: the shape of an outId. Other apps of the Page write other things into `metadata`, or nothing. */
const OUT_ID = /^[A-Za-z0-9_-]{1,128}$/;

/** What a person wrote, or that they took it back. */
export function parseMessage(item: Item, message: Fields): ParsedItem[] {
  const mid = id(message['mid']);
  if (!mid) return [{ ok: false, reason: 'message without an id' }];
  const conversation = conversationOf(item);
  if (message['is_deleted'] === true) {
    return [accepted({ kind: 'unsend', conversation, at: item.at, target: mid }, 'unsend', mid)];
  }
  const quoted = id(fields(message['reply_to'])['mid']);
  const event = {
    kind: 'message' as const,
    conversation,
    at: item.at,
    id: mid,
    sender: { id: conversation.peer },
    parts: contentOf(message),
    ...(quoted && { quote: { id: quoted } }),
  };
  return [accepted(event, message['is_unsupported'] === true ? 'unsupported' : 'message', mid)];
}

/** A message of our side: ours (then it is news of our send) or a colleague's in the platform's inbox. */
export function parseEcho(item: Item, message: Fields): ParsedItem[] {
  const mid = id(message['mid']);
  if (!mid) return [{ ok: false, reason: 'echo without an id' }];
  if (message['is_deleted'] === true) return [ignored('echo:deleted')];
  const conversation = conversationOf(item);
  const outId = words(message['metadata']);
  if (outId && OUT_ID.test(outId)) {
    return [accepted({ kind: 'receipt', conversation, at: item.at, status: 'sent', target: mid, outId }, 'echo', mid)];
  }
  return [accepted({ kind: 'human', conversation, at: item.at, id: mid, parts: contentOf(message) }, 'human', mid)];
}

/** A tap on a button, a menu or an ice breaker. Some come without an id. */
export function parsePostback(item: Item, postback: Fields): ParsedItem[] {
  const conversation = conversationOf(item);
  const title = text(postback['title']) ?? '';
  const chosen = id(postback['payload']) ?? words(title);
  if (!chosen) return [ignored('postback:empty')];
  const name = id(postback['mid']) ?? `postback.${conversation.peer}.${item.at}`;
  const parts: Part[] = [{ type: 'choice', text: title, options: [], chosen }];
  const event = {
    kind: 'message' as const,
    conversation,
    at: item.at,
    id: name,
    sender: { id: conversation.peer },
    parts,
  };
  return [accepted(event, 'postback', name, chosen)];
}

function contentOf(message: Fields): Part[] {
  const said = words(message['text']);
  const chosen = id(fields(message['quick_reply'])['payload']);
  const attachments = attachmentParts(list(message['attachments']), said);
  const parts: Part[] = [
    ...(chosen ? [{ type: 'choice' as const, text: said ?? '', options: [], chosen }] : []),
    ...(said && !chosen ? [{ type: 'text' as const, text: said }] : []),
    ...attachments,
  ];
  if (parts.length > 0) return parts;
  return [{ type: 'unsupported', kind: message['is_unsupported'] === true ? 'unsupported' : 'empty' }];
}
