import { digits } from '../ids.js';
import type { WebChat, WebContact } from './chats.js';
import type { Web } from './context.js';
import { receive } from './incoming.js';

const STATUS = 'status@broadcast';

function list(web: Web, id: string, title: string): WebChat {
  return web.chats.chat(id) ?? web.chats.open({ id, title, unlisted: true });
}

/** A person posts a status: shown to all their contacts for a day. @returns the message's id. */
export function postStatus(web: Web, contact: WebContact, text: string): string {
  const draft = { type: 'chat', fields: { body: text, isStatusV3: true, broadcast: true } };
  return receive(web, list(web, STATUS, 'Status'), contact, draft).wire.id._serialized;
}

/** A channel that the account follows posts. @returns the message's id. */
export function postToChannel(web: Web, text: string): string {
  const chat = list(web, `${digits(18)}@newsletter`, 'A channel');
  return receive(web, chat, undefined, { type: 'chat', fields: { body: text } }).wire.id._serialized;
}
