import type { ConversationRef } from '@hearth/message';
import { fields, id, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';

/** Who a message is from: a person, in a group or alone. */
export interface Sender {
  readonly conversation: ConversationRef;
  readonly id: string;
  readonly name?: string;
}

/**
 * The business-scoped id (`user_id`) is the person's key wherever it is present: the phone number is left out for people with a
 * username, and it changes. Where no such id came, `from` or `wa_id` is all there is.
 * @throws Error when nothing names the sender.
 */
export function senderOf(message: Fields, contacts: readonly unknown[], account: string): Sender {
  const contact = contactFor(message, contacts);
  const person = id(message['from_user_id']) ?? id(contact['user_id']) ?? id(message['from']) ?? id(contact['wa_id']);
  if (!person) throw new Error('message without a sender');
  const name = words(fields(contact['profile'])['name']) ?? words(fields(contact['profile'])['username']);
  const peer = id(message['group_id']) ?? person;
  return { conversation: { channel: 'whatsapp-cloud', account, peer }, id: person, ...(name && { name }) };
}

/** The entry of `contacts` that belongs to the message; a lone entry does whatever it holds (`wa_id` may differ from `from`). */
function contactFor(message: Fields, contacts: readonly unknown[]): Fields {
  const known = contacts.map(fields);
  const names = [id(message['from_user_id']), id(message['from'])].filter((name) => name !== undefined);
  const match = known.find((contact) =>
    names.some((name) => name === id(contact['user_id']) || name === id(contact['wa_id'])),
  );
  return match ?? (known.length === 1 ? (known[0] ?? {}) : {});
}
