import type { Part, ReceiptEvent } from '@hearth/message';
import type { ParsedItem } from '../connector.js';
import { fields, id, list, millis, number, text, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import { accepted, ignored, parseEach } from '../parsed.js';
import { isGroup, notForUs, spokenBy, withoutMention } from './addressed.js';
import type { WhatsAppWebAccount } from './config.js';
import { contentOf, typeOf } from './content.js';

/** Not something a person says: notices of the app, news of the account, containers of what comes by itself. */
const NOTICES: ReadonlySet<string> = new Set([
  'e2e_notification',
  'notification',
  'notification_template',
  'broadcast_notification',
  'group_notification',
  'gp2',
  'newsletter_notification',
  'protocol',
  'call_log',
  'debug',
  'reaction',
  'album',
  'revoked',
  'pinned_message',
  'keep_in_chat',
  'poll_update',
  'unreadable',
]);
/** The page's times are whole seconds. */
const SECOND_MS = 1000;

const STATUSES: Readonly<Record<number, ReceiptEvent['status']>> = {
  [-1]: 'failed',
  1: 'sent',
  2: 'delivered',
  3: 'read',
  4: 'read',
};

/** Every item of an envelope of the session that belongs to the account. */
export function parseEvents(body: unknown, config: WhatsAppWebAccount): ParsedItem[] {
  const envelope = fields(body);
  if (envelope['object'] !== 'whatsapp-web' || id(envelope['account']) !== config.account) return [];
  const since = number(envelope['since']) ?? 0;
  return parseEach(list(envelope['events']), (event) => [parseEvent(fields(event), since, config)]);
}

function parseEvent(event: Fields, since: number, config: WhatsAppWebAccount): ParsedItem {
  const kind = words(event['kind']) ?? 'none';
  switch (kind) {
    case 'message':
      return parseMessage(fields(event['message']), since, config);
    case 'edit':
      return parseEdit(fields(event['message']), config);
    case 'revoke':
    case 'reaction':
    case 'ack':
      return parseNews(kind, event, config);
    case 'ignored':
      return ignored(words(event['what']) ?? 'unnamed');
    default:
      return ignored(`event:${kind}`);
  }
}

/** What keeps a message from being a person's words to us, whatever it says. */
function passedOver(message: Fields, peer: string): string | undefined {
  if (message['status'] === true || peer === 'status@broadcast') return 'status';
  if (peer.endsWith('@newsletter')) return 'channel';
  if (peer.endsWith('@broadcast')) return 'broadcast';
  if (message['own'] === true) return 'own';
  const type = typeOf(message);
  return NOTICES.has(type) ? `message:${type}` : undefined;
}

function parseMessage(message: Fields, since: number, config: WhatsAppWebAccount): ParsedItem {
  const [messageId, stanza, peer] = [id(message['id']), id(message['stanza']), id(message['peer'])];
  if (!messageId || !stanza || !peer) return { ok: false, reason: 'message without an id or a chat' };
  const at = millis(message['at']) ?? Date.now();
  const reason =
    passedOver(message, peer) ??
    (at + SECOND_MS <= since ? 'backlog' : undefined) ??
    (isGroup(peer) ? notForUs(message, peer, config.groups) : undefined);
  if (reason) return ignored(reason);
  const author = id(message['author']) ?? peer;
  const name = words(message['name']);
  const quote = fields(message['quote']);
  const quoted = quote['known'] === true ? id(quote['id']) : undefined;
  return accepted(
    {
      kind: 'message',
      conversation: conversationOf(config, peer),
      at,
      id: messageId,
      sender: { id: author, ...(name && { name }) },
      parts: partsOf(message, peer, config),
      ...(quoted && { quote: { id: quoted } }),
      ...(message['forwarded'] === true && { forwarded: true }),
    },
    // A message that cannot be decrypted yet comes again in full under the same id.
    typeOf(message) === 'ciphertext' ? 'ciphertext' : 'message',
    // The id as a whole changes when a chat moves from phone ids to LIDs, and so do the names in it; this part does not.
    stanza,
  );
}

function partsOf(message: Fields, peer: string, config: WhatsAppWebAccount): Part[] {
  const parts = withoutMention(contentOf(message, config.maxMediaBytes), message);
  return isGroup(peer) ? spokenBy(parts, words(message['name'])) : parts;
}

function parseEdit(message: Fields, config: WhatsAppWebAccount): ParsedItem {
  const [target, stanza, peer] = [id(message['id']), id(message['stanza']), id(message['peer'])];
  if (!target || !stanza || !peer) return { ok: false, reason: 'edit without an id or a chat' };
  const reason = passedOver(message, peer);
  if (reason) return ignored(`edit:${reason}`);
  const parts = partsOf(message, peer, config);
  const said = text(message['text']) ?? '';
  return accepted(
    {
      kind: 'edit',
      conversation: conversationOf(config, peer),
      at: Date.now(),
      id: `${target}#${hash(said)}`,
      target,
      parts,
    },
    'edit',
    stanza,
    hash(said),
  );
}

function parseNews(kind: 'revoke' | 'reaction' | 'ack', event: Fields, config: WhatsAppWebAccount): ParsedItem {
  const [target, peer] = [id(event['target']), id(event['peer'])];
  if (!target || !peer) return { ok: false, reason: `${kind} without a message or a chat` };
  const at = millis(event['at']) ?? Date.now();
  const base = { conversation: conversationOf(config, peer), at };
  const reason = passedOver({ ...event, type: kind === 'reaction' ? 'chat' : kind }, peer);
  if (reason && kind !== 'ack') return ignored(`${kind}:${reason}`);
  if (kind === 'revoke') return accepted({ kind: 'unsend', ...base, target }, 'unsend', target);
  if (kind === 'reaction') {
    const [author, emoji] = [id(event['author']) ?? peer, words(event['emoji']) ?? null];
    return accepted({ kind: 'reaction', ...base, target, emoji }, 'reaction', target, author, emoji ?? 'none', at);
  }
  const status = STATUSES[number(event['ack']) ?? 0];
  if (!status) return ignored('ack:pending');
  return accepted({ kind: 'receipt', ...base, status, target }, 'receipt', target, status);
}

function conversationOf(config: WhatsAppWebAccount, peer: string) {
  return { channel: 'whatsapp-web' as const, account: config.account, peer };
}

/** Tells one edit of a message from the next: the page gives them no ids. FNV-1a, 32 bits. */
function hash(words: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16);
}
