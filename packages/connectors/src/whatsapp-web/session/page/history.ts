import type { MessageModel, PageWindow } from './window.js';

declare const window: PageWindow;

/**
 * Models of the last messages of a chat, oldest first; earlier ones are loaded where the page can. One that cannot be read has the type
 * `unreadable`.
 */
export async function lastMessages(chatId: string, count: number): Promise<object[]> {
  const library = window.WWebJS;
  const chat = await library?.getChat(chatId, { getAsModel: false });
  if (!library || !chat) return [];
  const serialized = (remote: { _serialized: string } | string) =>
    typeof remote === 'string' ? remote : remote._serialized;
  const { Msg } = window.require('WAWebCollections');
  const all = () =>
    (
      chat.msgs?.getModelsArray() ??
      Msg.getModelsArray().filter(({ id }) => serialized(id.remote) === chat.id._serialized)
    ).filter(({ isNotification }) => !isNotification);
  try {
    while (all().length < count) {
      const before = all().length;
      const earlier = await window.require('WAWebChatLoadMessages').loadEarlierMsgs({ chat });
      if (!earlier?.length || all().length === before) break;
    }
  } catch {
    // Without the module, what is loaded has to do.
  }
  const read = (message: MessageModel): object => {
    try {
      const model = library.getMessageModel(message) as { id?: { _serialized?: string } };
      if (model.id?._serialized) return model;
    } catch {
      // Told of all the same: whoever looks for a message must know that one could not be read.
    }
    const { id, t } = message;
    const key = { fromMe: id?.fromMe !== false, remote: chat.id._serialized, id: id?.id ?? 'unreadable' };
    return { type: 'unreadable', t, id: { ...key, _serialized: id?._serialized ?? 'true_unreadable' } };
  };
  return all()
    .toSorted((one, other) => (one.t ?? 0) - (other.t ?? 0))
    .slice(-count)
    .map(read);
}

/** Chats with unread messages, and how many; a chat that was only marked as unread has none. */
export function unreadChats(): { chat: string; count: number }[] {
  return window
    .require('WAWebCollections')
    .Chat.getModelsArray()
    .flatMap(({ id, unreadCount = 0 }) => (unreadCount > 0 ? [{ chat: id._serialized, count: unreadCount }] : []));
}
