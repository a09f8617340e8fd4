import type { ChatModel } from '../chat.js';
import { MessageModel } from '../message.js';
import { MsgKey } from '../msg-key.js';
import { define } from '../registry.js';
import { post } from '../server.js';
import { store } from '../store.js';

/** Resolves when the server has the message; rejects when it was refused. */
function sent(model: MessageModel): Promise<{ messageSendResult: string; t: unknown }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ messageSendResult: string; t: unknown }>();
  const look = () => {
    const ack = model['ack'] as number;
    if (ack >= 1) resolve({ messageSendResult: 'OK', t: model['t'] });
    else if (ack < 0) reject(new Error('the message was not sent'));
  };
  model.on('change:ack', look);
  look();
  return promise;
}

/** What the server, told by the simulator, wants to go wrong. */
const accidents: Readonly<Record<string, (model: MessageModel) => void>> = {
  throws: () => {
    throw new Error('sending failed');
  },
  garbage: (model) => {
    model.serialize = () => ({ id: null, body: 42 });
  },
};

async function add(model: MessageModel): Promise<MessageModel | undefined> {
  const { accident } = await post('send', { message: model.serialize() });
  if (accident === 'undefined') return undefined;
  store.messages.keep(model, true);
  if (typeof accident === 'string') accidents[accident]?.(model);
  return model;
}

function addAndSendMsgToChat(_chat: ChatModel, message: object): [Promise<unknown>, Promise<unknown>] {
  const model = new MessageModel(store.messages, message);
  const added = add(model);
  const result = added.then((there) => (there ? sent(there) : { messageSendResult: 'ERROR_UNKNOWN' }));
  // The library waits for the result only when asked to; nobody else may see the rejection.
  result.catch(() => undefined);
  return [added, result];
}

/** Modules that send messages. */
export function defineSendModules(): void {
  define('WAWebMsgKey', MsgKey);
  define('WAWebGetEphemeralFieldsMsgActionsUtils', { getEphemeralFields: () => ({}) });
  define('WAWebSendMsgChatAction', { addAndSendMsgToChat });
  define('WAWebMsgReply', { canReplyMsg: (message: MessageModel) => message['type'] !== 'revoked' });
  define('WAWebLinkPreviewChatAction', {
    getLinkPreview: async ({ href }: { href: string }) => {
      await post('preview', { href });
      return undefined;
    },
  });
}
