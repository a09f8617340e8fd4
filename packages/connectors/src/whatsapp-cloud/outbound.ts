import { FormData } from 'undici';
import type { ConversationRef, StoredMedia } from '@hearth/message';
import type { MediaReader, OutItem, SendReceipt } from '../connector.js';
import { fitPicture, fitSticker } from '../media/fit.js';
import { formFile } from '../media/form-file.js';
import { readFile } from '../media/read-file.js';
import type { Graph } from '../meta/graph.js';
import { unclear } from '../meta/graph-error.js';
import { fields, id, list } from '../meta/read.js';
import { BUTTONS } from './capabilities.js';
import { addressee } from './recipient.js';

/** Largest picture, in bytes: https://developers.facebook.com/documentation/business-messaging/whatsapp (media types). */
const MAX_IMAGE_BYTES = 5_000_000;
const LIST_BUTTON = '☰';

/** Sends one item: first the file where there is one (repeatable), then the message (which is not). @throws ConnectorError */
export async function sendItem(
  graph: Graph,
  account: string,
  item: OutItem,
  read: MediaReader,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const content = await contentOf(graph, account, item.body, read, signal);
  // A reaction names its message itself and takes no context.
  const quote = item.quote && item.body.type !== 'reaction' ? { context: { message_id: item.quote } } : {};
  const answer = await graph.post(
    [account, 'messages'],
    {
      messaging_product: 'whatsapp',
      ...addressee(item.conversation.peer),
      ...quote,
      // Comes back in every status: how a send without an answer is found again.
      biz_opaque_callback_data: item.outId,
      ...content,
    },
    'send',
    signal,
  );
  const mid = id(fields(list(fields(answer)['messages'])[0])['id']);
  if (!mid) throw unclear('accepted without a message id', 'send');
  return { mid };
}

async function contentOf(
  graph: Graph,
  account: string,
  body: OutItem['body'],
  read: MediaReader,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  switch (body.type) {
    case 'text':
      // A preview would fetch whatever address the model wrote.
      return { type: 'text', text: { body: body.text, preview_url: false } };
    case 'image': {
      const picture = await fitPicture(await readFile(read, body.media), MAX_IMAGE_BYTES);
      const mediaId = await upload(graph, account, picture.bytes, { mime: picture.mime }, signal);
      return { type: 'image', image: { id: mediaId, ...(body.caption && { caption: body.caption }) } };
    }
    case 'sticker': {
      const sticker = await fitSticker(await readFile(read, body.media));
      const mediaId = await upload(graph, account, sticker, { mime: 'image/webp' }, signal);
      return { type: 'sticker', sticker: { id: mediaId } };
    }
    case 'document': {
      const bytes = await readFile(read, body.media);
      const mediaId = await upload(graph, account, bytes, body.media, signal);
      const filename = formFile(bytes, body.media).name;
      return { type: 'document', document: { id: mediaId, filename, ...(body.caption && { caption: body.caption }) } };
    }
    case 'choice':
      return { type: 'interactive', interactive: interactiveOf(body) };
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: body.target, emoji: body.emoji } };
  }
}

function interactiveOf(body: Extract<OutItem['body'], { type: 'choice' }>): Record<string, unknown> {
  const buttons =
    body.options.length <= BUTTONS.options &&
    body.options.every((option) => !option.description && option.title.length <= BUTTONS.title);
  if (buttons) {
    const replies = body.options.map(({ id: optionId, title }) => ({ type: 'reply', reply: { id: optionId, title } }));
    return { type: 'button', body: { text: body.text }, action: { buttons: replies } };
  }
  return {
    type: 'list',
    body: { text: body.text },
    action: { button: LIST_BUTTON, sections: [{ rows: body.options }] },
  };
}

async function upload(
  graph: Graph,
  account: string,
  bytes: Uint8Array,
  media: Pick<StoredMedia, 'mime' | 'name'>,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', media.mime);
  const file = formFile(bytes, media);
  form.set('file', file.blob, file.name);
  const mediaId = id(fields(await graph.upload([account, 'media'], form, signal))['id']);
  if (!mediaId) throw unclear('upload without an id', 'repeatable');
  return mediaId;
}

/** Marks the message read and shows "typing…" until we answer or 25 s have passed. Groups have neither. */
export async function showTyping(
  graph: Graph,
  conversation: ConversationRef,
  inboundId: string,
  signal: AbortSignal,
): Promise<void> {
  if (addressee(conversation.peer).recipient_type === 'group') return;
  await graph.post(
    [conversation.account, 'messages'],
    { messaging_product: 'whatsapp', status: 'read', message_id: inboundId, typing_indicator: { type: 'text' } },
    'repeatable',
    signal,
  );
}
