import type { PageWindow } from './window.js';

declare const window: PageWindow;

/**
 * Before a send: the id under which the page has the chat (a person may be known by phone id or by LID, and the two must not be mixed),
 * whether the message to quote can be quoted, and which messages of ours the chat already has.
 */
export async function preflight(
  chatIds: string[],
  quote: string | undefined,
): Promise<{ chat: string | undefined; quotable: boolean; own: string[] }> {
  const { createWid } = window.require('WAWebWidFactory');
  const { Chat, Msg } = window.require('WAWebCollections');
  const chats = chatIds.flatMap((id) => Chat.get(id) ?? Chat.get(createWid(id)) ?? []);
  const chat = chats[0]?.id._serialized;
  const own = (chats[0]?.msgs?.getModelsArray() ?? []).filter(({ id }) => id.fromMe).map(({ id }) => id._serialized);
  let quotable = false;
  if (quote) {
    try {
      const message = Msg.get(quote) ?? (await Msg.getMessagesById([quote]))?.messages?.[0];
      quotable = message !== undefined && window.require('WAWebMsgReply').canReplyMsg(message.unsafe?.() ?? message);
    } catch {
      // Cannot be found or asked: it is sent without the quote.
    }
  }
  return { chat, quotable, own };
}

/** The id under which the page has a chat. */
export function chatAmong(ids: string[]): string | undefined {
  const { createWid } = window.require('WAWebWidFactory');
  const { Chat } = window.require('WAWebCollections');
  return ids.find((id) => Chat.get(id) ?? Chat.get(createWid(id)));
}

/** Shows "typing…" to the other side for 25 s. */
export async function showTyping(chat: string): Promise<void> {
  await window.WWebJS?.sendChatstate('typing', chat);
}

/** How far a message of ours has come. */
export async function ackOf(id: string): Promise<number | undefined> {
  const { Msg } = window.require('WAWebCollections');
  return (Msg.get(id) ?? (await Msg.getMessagesById([id]))?.messages?.[0])?.ack;
}

/** What the model of a file says before anything is fetched. */
export async function fileOf(
  id: string,
): Promise<{ bytes: number | undefined; stage: string | undefined } | undefined> {
  const { Msg } = window.require('WAWebCollections');
  const message = Msg.get(id) ?? (await Msg.getMessagesById([id]))?.messages?.[0];
  return message && { bytes: message.size, stage: message.mediaData?.mediaStage };
}
