import type { ThreadAccount } from '../accounts.js';
import { digits } from '../ids.js';
import type { Thread } from '../threads/thread.js';
import type { Ack, WireChat, WireContact, WireGroup, WireMessage } from './wire.js';

/** A person: one human with two ids. */
export interface WebContact {
  /** Phone number, digits. */
  readonly phone: string;
  /** The id that hides the number, digits. */
  readonly lid: string;
  name: string;
  /** Under which of the two their messages arrive. */
  addressing: 'lid' | 'phone';
}

/** A chat as the phone holds it. */
export interface WebChat {
  readonly id: string;
  readonly title: string;
  readonly thread?: Thread<ThreadAccount>;
  /** Status posts and channels: no chat of the page's list, and no thread. */
  readonly unlisted?: boolean;
  group?: WireGroup;
  unreadCount: number;
  /** Seconds since 1970. */
  t: number;
  readonly messages: StoredMessage[];
}

export interface StoredMessage {
  readonly chat: WebChat;
  /** Counts all messages of the account. */
  readonly n: number;
  wire: WireMessage;
}

/** The newest messages of a chat that a page is given at once; older ones it asks for. */
const LOADED_MESSAGES = 50;
const EARLIER_MESSAGES = 50;

export const phoneId = ({ phone }: { phone: string }) => `${phone}@c.us`;
export const lidId = ({ lid }: { lid: string }) => `${lid}@lid`;
export const addressOf = (contact: WebContact) => (contact.addressing === 'lid' ? lidId(contact) : phoneId(contact));

/** People, chats and messages of one account: what a linked device is shown. */
export class ChatBook {
  readonly contacts: WebContact[] = [];
  private readonly chats: WebChat[] = [];
  private readonly messages = new Map<string, StoredMessage>();
  private count = 0;

  /** @returns undefined when nobody has this id: phone number or LID, bare or serialised. */
  contact(id: string): WebContact | undefined {
    return this.contacts.find((one) => [one.phone, one.lid, phoneId(one), lidId(one)].includes(id));
  }

  meet(phone: string, name: string, addressing: WebContact['addressing'] = 'lid'): WebContact {
    const contact = { phone, lid: digits(15), name, addressing };
    this.contacts.push(contact);
    return contact;
  }

  chat(id: string): WebChat | undefined {
    const contact = this.contact(id);
    const ids = contact ? [phoneId(contact), lidId(contact)] : [id];
    return this.chats.find((chat) => ids.includes(chat.id));
  }

  open(chat: Omit<WebChat, 'unreadCount' | 't' | 'messages'>): WebChat {
    const opened: WebChat = { ...chat, unreadCount: 0, t: 0, messages: [] };
    this.chats.push(opened);
    return opened;
  }

  add(chat: WebChat, wire: WireMessage): StoredMessage {
    this.count += 1;
    const stored = { chat, wire, n: this.count };
    chat.messages.push(stored);
    chat.t = wire.t;
    this.messages.set(wire.id._serialized, stored);
    return stored;
  }

  /** @returns undefined when there is no such message: by its serialised id. */
  message(id: string): StoredMessage | undefined {
    return this.messages.get(id);
  }

  all(): StoredMessage[] {
    return [...this.messages.values()];
  }

  /** The number of the newest message. */
  get latest(): number {
    return this.count;
  }

  change(stored: StoredMessage, { ack, ...fields }: Readonly<Record<string, unknown>> & { readonly ack?: Ack }): void {
    const { type = stored.wire.type } = fields as { type?: string };
    stored.wire = {
      ...stored.wire,
      type,
      fields: { ...stored.wire.fields, ...fields },
      ...(ack !== undefined && { ack }),
    };
  }

  /** What a page is given when it opens. */
  loaded(): { contacts: WireContact[]; chats: WireChat[]; messages: StoredMessage[] } {
    const recent = this.chats.flatMap(({ messages, unreadCount }) =>
      messages.slice(-Math.max(LOADED_MESSAGES, unreadCount)),
    );
    return {
      contacts: this.contacts.map(wireContact),
      chats: this.chats.filter(({ unlisted }) => !unlisted).map(wireChat),
      messages: recent.toSorted((a, b) => a.n - b.n),
    };
  }

  /** Messages of a chat before one of them, oldest first. */
  earlier(chat: WebChat, before: string | undefined): WireMessage[] {
    const end = chat.messages.findIndex(({ wire }) => wire.id._serialized === before);
    const older = end < 0 ? chat.messages : chat.messages.slice(0, end);
    return older.slice(-EARLIER_MESSAGES).map(({ wire }) => wire);
  }
}

/** Among the newest received messages of its chat, as many as are unread. */
export function isUnread(stored: StoredMessage): boolean {
  const { messages, unreadCount } = stored.chat;
  const received = messages.filter(({ wire }) => !wire.id.fromMe);
  return received.indexOf(stored) >= received.length - unreadCount;
}

export function wireContact(contact: WebContact): WireContact {
  return { pn: phoneId(contact), lid: lidId(contact), name: contact.name };
}

export function wireChat({ id, title, unreadCount, t, group }: WebChat): WireChat {
  return { id, title, unreadCount, t, ...(group && { group }) };
}
