import type { ParsedItem } from '../connector.js';
import { fields, id, isObject, list, millis, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import { accepted, ignored, parseEach } from '../parsed.js';
import { contentOf, typeOf } from './content.js';
import { senderOf } from './identity.js';
import { parseStatus } from './statuses.js';

/** Every item of a webhook body that belongs to the phone number `account`. */
export function parseWebhook(body: unknown, account: string): ParsedItem[] {
  const changes = list(fields(body)['entry']).flatMap((entry) => list(fields(entry)['changes']));
  return parseEach(changes, (change) => parseChange(fields(change), account));
}

function parseChange(change: Fields, account: string): ParsedItem[] {
  const field = words(change['field']) ?? 'none';
  const value = fields(change['value']);
  const owner = id(fields(value['metadata'])['phone_number_id']);
  if (owner !== undefined && owner !== account) return [];
  // Old messages of a history sync look live, and calls carry statuses: only these two fields are ever read.
  if (field === 'smb_message_echoes')
    return parseEach(list(value['message_echoes']), (echo) => [parseEcho(fields(echo), account)]);
  if (field !== 'messages') return [ignored(`field:${field}`)];
  if (owner === undefined) return [{ ok: false, reason: 'messages without a phone number id' }];
  return parseMessages(value, account);
}

function parseMessages(value: Fields, account: string): ParsedItem[] {
  const contacts = list(value['contacts']);
  const items = [
    ...parseEach(list(value['messages']), (message) => [parseMessage(message, contacts, account)]),
    ...parseEach(list(value['statuses']), (status) => [parseStatus(fields(status), account)]),
  ];
  if (items.length > 0) return items;
  const [error] = list(value['errors']);
  return [
    ignored(
      error ? `errors:${id(fields(error)['code']) ?? 'unknown'}` : `value:${Object.keys(value).at(-1) ?? 'empty'}`,
    ),
  ];
}

function parseMessage(value: unknown, contacts: readonly unknown[], account: string): ParsedItem {
  if (!isObject(value)) return { ok: false, reason: 'message is not an object' };
  const type = typeOf(value);
  // News of the account (a changed number, a changed identity), not something a person says.
  if (type === 'system') return ignored('message:system');
  const messageId = id(value['id']);
  if (!messageId) return { ok: false, reason: `${type} without an id` };
  const { conversation, ...sender } = senderOf(value, contacts, account);
  const base = { conversation, at: millis(value['timestamp']) ?? Date.now() };
  const body = fields(value[type]);

  if (type === 'reaction') {
    const target = id(body['message_id']);
    if (!target) return { ok: false, reason: 'reaction without a message' };
    return accepted({ kind: 'reaction', ...base, target, emoji: words(body['emoji']) ?? null }, 'reaction', messageId);
  }
  if (type === 'revoke' || type === 'edit') {
    const target = id(body['original_message_id']);
    if (!target) return { ok: false, reason: `${type} without a message` };
    if (type === 'revoke') return accepted({ kind: 'unsend', ...base, target }, 'unsend', target);
    const parts = contentOf(fields(body['message']));
    return accepted({ kind: 'edit', ...base, id: messageId, target, parts }, 'edit', messageId);
  }

  const context = fields(value['context']);
  const quoted = id(context['id']);
  const forwarded = context['forwarded'] === true || context['frequently_forwarded'] === true;
  return accepted(
    {
      kind: 'message',
      ...base,
      id: messageId,
      sender,
      parts: contentOf(value),
      ...(quoted && { quote: { id: quoted } }),
      ...(forwarded && { forwarded }),
    },
    // An undecryptable message comes first as `unsupported`, then again in full under the same id: the first must not block the second.
    type === 'unsupported' ? 'unsupported' : 'message',
    messageId,
  );
}

/** What the owner wrote in the WhatsApp Business app on the same number; the person is the recipient. */
function parseEcho(echo: Fields, account: string): ParsedItem {
  const messageId = id(echo['id']);
  const peer = id(echo['to_user_id']) ?? id(echo['to']);
  if (!messageId || !peer) return { ok: false, reason: 'echo without an id or a recipient' };
  return accepted(
    {
      kind: 'human',
      conversation: { channel: 'whatsapp-cloud', account, peer },
      at: millis(echo['timestamp']) ?? Date.now(),
      id: messageId,
      parts: contentOf(echo),
    },
    'human',
    messageId,
  );
}
