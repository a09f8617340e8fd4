import type { WireChat, WireContact, WireMessage } from '../../src/whatsapp-web/wire.js';
import { ChatModel } from './chat.js';
import { MessageModel } from './message.js';
import { Collection, Model } from './model.js';
import { post } from './server.js';
import { createWid, serializedOf, Wid, type WidLike } from './wid.js';

/** People by either of their two ids. */
class Contacts extends Collection<Model> {
  readonly #other = new Map<string, string>();

  put({ pn, lid, name }: WireContact): void {
    this.#other.set(pn, lid).set(lid, pn);
    const fields = { pushname: name, name: undefined, isBusiness: false, isEnterprise: false, isContactBlocked: false };
    for (const id of [pn, lid]) {
      const own = { ...fields, id: createWid(id), phoneNumber: createWid(pn) };
      const known = this.get(id);
      if (known) known.set({ pushname: name });
      else this.add(id, new Model(this, own));
    }
  }

  /** The same person's other id. */
  alternate(id: WidLike): Wid | undefined {
    const other = this.#other.get(serializedOf(id));
    return other === undefined ? undefined : createWid(other);
  }

  find(id: WidLike): Promise<Model> {
    const known = this.get(serializedOf(id));
    if (known) return Promise.resolve(known);
    const wid = createWid(id);
    return Promise.resolve(new Model(this, { id: wid, isBusiness: false, isEnterprise: false }));
  }
}

class Chats extends Collection<ChatModel> {
  constructor(private readonly contacts: Contacts) {
    super();
  }

  /** A chat by its id, or by its person's other id. */
  override get(id: WidLike): ChatModel | undefined {
    const alternate = this.contacts.alternate(id);
    return super.get(serializedOf(id)) ?? (alternate && super.get(alternate._serialized));
  }

  put(chat: WireChat): ChatModel {
    const known = this.get(chat.id);
    if (!known) return this.add(chat.id, new ChatModel(this, chat));
    known.update(chat);
    return known;
  }

  async find(id: WidLike): Promise<ChatModel> {
    const known = this.get(id);
    if (known) return known;
    const { chat } = await post('chat', { id: serializedOf(id) });
    if (!chat) throw new Error('No LID for user');
    return this.put(chat as WireChat);
  }
}

class Messages extends Collection<MessageModel> {
  /** What happened to messages that are on their way to the server: it can be told before the server's answer is. */
  readonly #early = new Map<string, Record<string, unknown>[]>();
  readonly #heard = Promise.withResolvers<void>();

  constructor(private readonly chats: Chats) {
    super();
  }

  override on(names: string, listener: (...args: unknown[]) => void): this {
    if (names.split(' ').includes('add')) this.#heard.resolve();
    return super.on(names, listener);
  }

  /** Resolves when somebody listens for new messages. */
  get heard(): Promise<void> {
    return this.#heard.promise;
  }

  /** Adds a message to the store and to the end of its chat. `announce`: as one that just came. */
  put(message: WireMessage, { announce }: { announce: boolean }): MessageModel {
    const known = this.get(message.id._serialized);
    if (known) {
      known.catchUp(message);
      return known;
    }
    return this.keep(MessageModel.from(this, message), announce);
  }

  keep(model: MessageModel, announce: boolean): MessageModel {
    model['isNewMsg'] = announce;
    this.chats.get(model.id.remote)?.hold(model);
    return this.add(model.id._serialized, model);
  }

  /** The page is about to send a message. */
  expect(id: string): void {
    this.#early.set(id, []);
  }

  /** The message was added, or never will be. */
  settle(id: string): void {
    const changes = this.#early.get(id) ?? [];
    this.#early.delete(id);
    for (const fields of changes) this.get(id)?.set(fields);
  }

  /** Fields of a message changed; of one that is not loaded nobody need know. */
  change(id: string, fields: Record<string, unknown>): void {
    const early = this.#early.get(id);
    if (early) early.push(fields);
    else this.get(id)?.set(fields);
  }

  forget(id: string): void {
    const model = this.get(id);
    if (model) this.chats.get(model.id.remote)?.drop(id);
    this.remove(id);
  }

  async getMessagesById(ids: readonly string[]): Promise<{ messages: MessageModel[] }> {
    const found = ids.map(async (id) => {
      const known = this.get(id);
      if (known) return known;
      const { message } = await post('message', { id });
      // One that was asked for alone is not the chat's newest.
      return message ? this.add(id, MessageModel.from(this, message as WireMessage)) : undefined;
    });
    return { messages: (await Promise.all(found)).filter((model) => model !== undefined) };
  }
}

const contacts = new Contacts();
const chats = new Chats(contacts);
const messages = new Messages(chats);

/** What the page holds of the account. */
export const store = { contacts, chats, messages };
