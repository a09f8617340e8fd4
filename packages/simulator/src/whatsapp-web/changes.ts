import { addressOf, type StoredMessage, type WebContact } from './chats.js';
import type { Web } from './context.js';
import { keyOf, phoneMessageId } from './keys.js';

/** A person reacts; `emoji` null takes it back, which the page shows as an empty text. */
export function reactTo(web: Web, target: StoredMessage, contact: WebContact, emoji: string | null): void {
  const { id } = target.wire;
  target.chat.thread?.react(id._serialized, 'person', emoji);
  web.transcript.note('reaction', { chat: target.chat.id, id: id._serialized, emoji: emoji ?? '' });
  const from = addressOf(contact);
  const participant = target.chat.group ? { participant: from } : {};
  web.pages.tell({
    kind: 'reaction',
    key: keyOf({ fromMe: false, remote: id.remote, id: phoneMessageId(), ...participant }),
    target: id,
    from,
    emoji: emoji ?? '',
    at: web.world.clock.now(),
  });
}

function change(web: Web, stored: StoredMessage, fields: Readonly<Record<string, unknown>>): void {
  web.chats.change(stored, fields);
  web.pages.tell({ kind: 'change', id: stored.wire.id._serialized, fields });
}

/** A person edits a text or a caption. */
export function changeText(web: Web, stored: StoredMessage, text: string): void {
  const id = stored.wire.id._serialized;
  const field = stored.wire.type === 'chat' ? 'body' : 'caption';
  web.transcript.note('edited', { chat: stored.chat.id, id, text });
  stored.chat.thread?.edit(id, text);
  change(web, stored, { latestEditSenderTimestampMs: web.world.clock.now(), [field]: text });
}

/** A person deletes a message for everyone: its place stays. */
export function erase(web: Web, stored: StoredMessage): void {
  const id = stored.wire.id._serialized;
  web.transcript.note('revoked', { chat: stored.chat.id, id });
  stored.chat.thread?.erase(id);
  change(web, stored, { type: 'revoked', body: null, caption: null, directPath: null });
}

/** A message that the page could not read at first is read after all. */
export function decipher(
  web: Web,
  stored: StoredMessage,
  type: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  change(web, stored, { ...fields, type });
}
