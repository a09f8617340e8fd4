import type { WireChat } from '../../src/whatsapp-web/wire.js';
import { Emitter } from './emitter.js';
import type { MessageModel } from './message.js';
import type { MsgKey } from './msg-key.js';
import { Model } from './model.js';
import { createWid, Wid } from './wid.js';

function metadataOf({ id, group }: WireChat): Model | undefined {
  if (!group) return undefined;
  const participants = group.participants.map((one) => ({ ...one, id: createWid(one.id), isSuperAdmin: false }));
  const { subject, announce, lidAddressing } = group;
  const fields = { id: createWid(id), subject, announce, isLidAddressingMode: lidAddressing, participants };
  return new Model(new Emitter(), fields);
}

/** A chat in the page's store. Its messages are those that were loaded, oldest first. */
export class ChatModel extends Model {
  readonly #messages = new Map<string, MessageModel>();
  declare readonly id: Wid;

  constructor(collection: Emitter, chat: WireChat) {
    const { id, title, unreadCount, t } = chat;
    super(collection, {
      id: createWid(id),
      formattedTitle: title,
      name: title,
      unreadCount,
      t,
      archive: false,
      mute: { expiration: 0 },
      ...(chat.group && { groupMetadata: metadataOf(chat) }),
    });
  }

  update(chat: WireChat): void {
    const { title, unreadCount, t } = chat;
    this.set({ formattedTitle: title, name: title, unreadCount, t });
    const metadata = metadataOf(chat);
    if (metadata) this['groupMetadata'] = metadata;
  }

  get msgs(): { getModelsArray(): MessageModel[] } {
    return { getModelsArray: () => [...this.#messages.values()] };
  }

  hold(message: MessageModel): void {
    this.#messages.set(message.id._serialized, message);
  }

  get lastReceivedKey(): MsgKey | undefined {
    return [...this.#messages.values()].findLast(({ id }) => !id.fromMe)?.id;
  }

  /** Puts older messages before those that are there. */
  prepend(older: readonly MessageModel[]): void {
    const newer = [...this.#messages.values()];
    this.#messages.clear();
    for (const message of [...older, ...newer]) this.#messages.set(message.id._serialized, message);
  }

  drop(id: string): void {
    this.#messages.delete(id);
  }

  override serialize(): Record<string, unknown> {
    const last = [...this.#messages.values()].at(-1);
    return { ...super.serialize(), msgs: last ? [last.serialize()] : [] };
  }
}
