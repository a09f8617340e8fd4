import type { Bubble } from '../platform.js';
import { NotOnThisPlatform } from '../platform.js';
import type { Correspondent } from '../threads/correspondent.js';
import type { PersonMessage } from '../threads/person.js';
import { uploaded } from '../threads/upload.js';
import { bubbleView } from '../threads/view.js';
import { setAck } from './acks.js';
import { changeText, decipher, erase, reactTo } from './changes.js';
import type { StoredMessage, WebChat, WebContact } from './chats.js';
import type { Web } from './context.js';
import { albumDraft, draftOf, vcard } from './draft.js';
import { ownerWrites, receive, type Manner } from './incoming.js';

/** Somebody who writes to the personal number, in their own chat or in a group. */
export class WebPerson implements Correspondent {
  constructor(
    private readonly web: Web,
    readonly contact: WebContact,
    readonly chat: WebChat,
  ) {}

  /** The phone number, also where messages arrive under the LID. */
  get id(): string {
    return this.contact.phone;
  }

  get name(): string {
    return this.contact.name;
  }

  /** From now on the person's messages arrive under this one of their two ids. */
  addressedBy(addressing: WebContact['addressing']): void {
    this.contact.addressing = addressing;
  }

  /** Several pictures are an `album` and its pictures. @returns ids of the messages, without the album's. */
  async send(message: PersonMessage, manner: Manner = {}): Promise<string[]> {
    const { quote, forwarded } = message;
    if (quote !== undefined) this.known(quote);
    const behaves = { ...(quote !== undefined && { quote }), ...(forwarded && { forwarded }), ...manner };
    const { world, account } = this.web;
    const bubble = await uploaded(world, account, message, () => undefined);
    if (bubble.kind !== 'image' || bubble.files.length === 1) return [this.post(bubble, behaves)];
    const album = receive(this.web, this.chat, this.contact, albumDraft(bubble.files.length));
    return bubble.files.map((file, index) => {
      const caption = index === 0 && bubble.caption !== undefined ? { caption: bubble.caption } : {};
      const fields = { ...behaves.fields, parentMsgKey: album.wire.id };
      return this.post({ kind: 'image', files: [file], ...caption }, { ...behaves, fields });
    });
  }

  text(text: string, manner?: Manner): Promise<string[]> {
    return this.send({ kind: 'text', text }, manner);
  }

  /** A message of any type and fields, also of such as do not exist. @returns its id. */
  raw(type: string, fields: Readonly<Record<string, unknown>> = {}, manner?: Manner): string {
    const view = { kind: 'unsupported' } as const;
    return receive(this.web, this.chat, this.contact, { type, fields }, manner, view).wire.id._serialized;
  }

  /** A card of several contacts. */
  contacts(cards: readonly { readonly name: string; readonly phones: readonly string[] }[]): string {
    const vcardList = cards.map(({ name, phones }) => ({ displayName: name, vcard: vcard(name, phones) }));
    return this.raw('multi_vcard', { vcardList, body: null });
  }

  /** A message that the page could not read at first (`raw('ciphertext')`) is read after all. */
  decipher(messageId: string, text: string): void {
    decipher(this.web, this.own(messageId), 'chat', { body: text });
  }

  choose(): Promise<string[]> {
    return Promise.reject(new NotOnThisPlatform('personal numbers have no buttons: answer with text'));
  }

  react(messageId: string, emoji: string | null): void {
    reactTo(this.web, this.known(messageId), this.contact, emoji);
  }

  edit(messageId: string, text: string): void {
    changeText(this.web, this.own(messageId), text);
  }

  unsend(messageId: string): void {
    erase(this.web, this.own(messageId));
  }

  read({ open = false } = {}): void {
    const { thread, messages } = this.chat;
    if (thread) thread.open = open;
    for (const stored of messages) if (stored.wire.id.fromMe && stored.wire.ack >= 1) setAck(this.web, stored, 3);
  }

  colleagueReplies(text: string): string {
    return ownerWrites(this.web, this.chat, text).wire.id._serialized;
  }

  clear(): void {
    this.chat.thread?.clear();
  }

  private post(bubble: Bubble, manner: Manner): string {
    const media = 'files' in bubble ? this.web.faults.takeMedia() : undefined;
    const behaves = { ...(media && { media }), ...manner };
    const view = bubbleView(this.web.world, bubble);
    return receive(this.web, this.chat, this.contact, draftOf(bubble), behaves, view).wire.id._serialized;
  }

  private known(id: string): StoredMessage {
    const stored = this.web.chats.message(id);
    if (stored?.chat !== this.chat) throw new RangeError(`no message ${id} in this thread`);
    return stored;
  }

  private own(id: string): StoredMessage {
    const stored = this.known(id);
    if (stored.wire.id.fromMe) throw new NotOnThisPlatform('only own messages can be changed');
    return stored;
  }
}
