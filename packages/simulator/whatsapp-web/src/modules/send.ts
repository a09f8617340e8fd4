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

/** Gives the message to the server, and goes wrong as that, told by the simulator, says. */
async function add(model: MessageModel): Promise<MessageModel | undefined> {
  const id = model.id._serialized;
  store.messages.expect(id);
  try {
    const { accident } = await post('send', { message: model.serialize() });
    if (accident === 'undefined') return undefined;
    if (accident === 'throws') throw new Error('sending failed');
    store.messages.keep(model, true);
    if (accident === 'garbage') model.serialize = () => ({ id: null, body: 42 });
    return model;
  } finally {
    store.messages.settle(id);
  }
}

function addAndSendMsgToChat(_chat: ChatModel, message: object): [Promise<unknown>, Promise<unknown>] {
  const model = new MessageModel(store.messages, message);
  // What was uploaded need not stay in memory.
  delete model['mediaBlob'];
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
