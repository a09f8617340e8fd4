import type { WireMessage } from '../../../src/whatsapp-web/wire.js';
import type { ChatModel } from '../chat.js';
import { MessageModel } from '../message.js';
import { MsgKey } from '../msg-key.js';
import { define } from '../registry.js';
import { post } from '../server.js';
import { session } from '../session.js';
import { store } from '../store.js';
import { serializedOf, type Wid, type WidLike } from '../wid.js';

/** The library wraps `bulkUpsert` to hear of reactions. */
export const reactionTableMode = { bulkUpsert: (_reactions: readonly object[]): void => undefined };

/** Addresses in a text, as the page underlines them. */
const LINK = /\bhttps?:\/\/\S+/gi;
const linksIn = (text: unknown) =>
  (typeof text === 'string' ? [...text.matchAll(LINK)] : []).map(([href]) => ({ href }));

const keyOf = (message: MessageModel) => message.id._serialized;
const chatstate = (state: string) => (chat: WidLike) => post('chatstate', { chat: serializedOf(chat), state });

async function loadEarlierMsgs({ chat }: { chat: ChatModel }): Promise<MessageModel[]> {
  const before = chat.msgs.getModelsArray()[0];
  const { messages } = await post('earlier', { chat: chat.id._serialized, before: before && keyOf(before) });
  const loaded = (messages as WireMessage[]).map((message) => store.messages.put(message, { announce: false }));
  chat.prepend(loaded);
  return loaded;
}

/** The message that another one quotes: the one in the store, else what the quote itself carries. */
function getQuotedMsgObj(message: MessageModel): MessageModel {
  const id = message['quotedStanzaID'];
  const known = store.messages.getModelsArray().find((one) => one.id.id === id);
  if (known) return known;
  const { remote } = message.id;
  const from = message['quotedParticipant'] as Wid;
  const fromMe = [session.me?.pn._serialized, session.me?.lid._serialized].includes(from._serialized);
  const key = new MsgKey({ to: remote, id: String(id), selfDir: fromMe ? 'out' : 'in' });
  return new MessageModel(store.messages, { ...(message['quotedMsg'] as object), id: key, from, to: remote });
}

/** Modules that show chats: collections, typing, seen marks, reactions. */
export function defineChatModules(): void {
  const { messages, chats, contacts } = store;
  define('WAWebCollections', {
    Msg: messages,
    Chat: chats,
    Contact: contacts,
    GroupMetadata: { update: () => Promise.resolve(), get: (id: WidLike) => chats.get(id)?.['groupMetadata'] },
    Blocklist: { get: () => undefined },
    BusinessProfile: { find: () => Promise.resolve({}) },
  });
  define('WAWebSyncGatingUtils', { isPlaceholderMessageResendEnabled: () => false });
  define('WAWebCallCollection', undefined);
  define('WAWebBackendJobsCommon', { mediaTypeFromProtobuf: () => null });
  define('WAWebE2EProtoUtils', { typeAttributeFromProtobuf: () => 'text' });
  define('WAWebAddonReactionTableMode', { reactionTableMode });
  define('WAWebAddonPollVoteTableMode', { pollVoteTableMode: { bulkUpsert: () => undefined } });
  define('WALinkify', { findLinks: linksIn, findLink: (text: unknown) => linksIn(text)[0] });
  define('WAWebFindChatAction', { findOrCreateLatestChat: async (id: WidLike) => ({ chat: await chats.find(id) }) });
  define('WAWebChatGetters', {
    getIsNewsletter: (chat: ChatModel) => chat.id.isNewsletter(),
    getIsBroadcast: (chat: ChatModel) => chat.id.server === 'broadcast',
  });
  define('WAWebChatLoadMessages', { loadEarlierMsgs });
  define('WAWebQuotedMsgModelUtils', { getQuotedMsgObj });
  define('WAWebChatStateBridge', {
    sendChatStateComposing: chatstate('composing'),
    sendChatStateRecording: chatstate('recording'),
    sendChatStatePaused: chatstate('paused'),
  });
  define('WAWebStreamModel', { Stream: { markAvailable: () => undefined, markUnavailable: () => undefined } });
  define('WAWebUpdateUnreadChatAction', {
    sendSeen: ({ chat }: { chat: ChatModel }) => post('seen', { chat: chat.id._serialized }),
  });
  define('WAWebSendReactionMsgAction', {
    sendReactionToMsg: (message: MessageModel, emoji: string) => post('react', { id: keyOf(message), emoji }),
  });
  define('WAWebNonMessageDataRequestPlaceholderMessageResendUtils', {
    handlePlaceholderMsgsSeen: (missed: readonly MessageModel[]) => post('resend', { ids: missed.map(keyOf) }),
  });
}
