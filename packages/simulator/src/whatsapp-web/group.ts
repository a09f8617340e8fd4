import type { PersonMessage } from '../threads/person.js';
import { digits } from '../ids.js';
import { lidId, phoneId, wireChat, wireContact, type WebChat, type WebContact } from './chats.js';
import type { Web } from './context.js';
import { receive, type Manner } from './incoming.js';
import { WebPerson } from './person.js';

export interface GroupOptions {
  /** Names by phone number. */
  readonly people?: Readonly<Record<string, string>>;
  /** Default true: people appear under their LID, as in groups of today. */
  readonly lidAddressing?: boolean;
  /** Only admins may write; the account is none. */
  readonly announce?: boolean;
}

/** Group ids start with this and have 18 digits. */
const GROUP_PREFIX = '120363';

/** A group that the account is in. */
export class WebGroup {
  private constructor(
    private readonly web: Web,
    readonly chat: WebChat,
  ) {}

  static create(
    web: Web,
    subject: string,
    { people = {}, lidAddressing = true, announce = false }: GroupOptions = {},
  ): WebGroup {
    const { chats, world, account, pages } = web;
    const contacts = Object.entries(people).map(([phone, name]) => chats.contact(phone) ?? chats.meet(phone, name));
    for (const contact of contacts) pages.tell({ kind: 'contact', contact: wireContact(contact) });
    const idOf = (contact: WebContact) => (lidAddressing ? lidId(contact) : phoneId(contact));
    const participants = [web.me, ...contacts].map((one, index) => ({ id: idOf(one), isAdmin: index === 1 }));
    const user = GROUP_PREFIX + digits(12);
    const thread = world.threads.open(account, { id: user, name: subject });
    const group = { subject, lidAddressing, announce, participants };
    const chat = chats.open({ id: `${user}@g.us`, title: subject, thread, group });
    pages.tell({ kind: 'chat', chat: wireChat(chat) });
    return new WebGroup(web, chat);
  }

  /** `<digits>@g.us` */
  get id(): string {
    return this.chat.id;
  }

  /** One of its people, speaking here. @throws RangeError when nobody has this number */
  person(phone: string): WebPerson {
    const contact = this.web.chats.contact(phone);
    if (!contact) throw new RangeError(`nobody has the number ${phone}`);
    return new WebPerson(this.web, contact, this.chat);
  }

  /** How the account is named in a text, after `@`. */
  get mentionOfMe(): string {
    return this.chat.group?.lidAddressing ? this.web.me.lid : this.web.me.phone;
  }

  /** Something happened in the group that is no message: people come, go, change the subject. @returns its id. */
  notice(subtype: string, fields: Readonly<Record<string, unknown>> = {}): string {
    const draft = { type: 'gp2', fields: { subtype, isNotification: true, ...fields } };
    return receive(this.web, this.chat, undefined, draft).wire.id._serialized;
  }

  say(phone: string, message: PersonMessage, manner?: Manner): Promise<string[]> {
    return this.person(phone).send(message, manner);
  }
}
