import type { StoredMedia } from '@hearth/message';
import type { MediaReader, OutItem, SendReceipt } from '../../connector.js';
import { fitPicture } from '../../media/fit.js';
import { formFile } from '../../media/form-file.js';
import { readFile } from '../../media/read-file.js';
import { unclear } from '../graph-error.js';
import type { Effect } from '../graph-error.js';
import type { PageClient } from '../messenger-node/client.js';
import { fields, id } from '../read.js';
import { checkPayload } from './payload.js';
import type { SendPayload } from './payload.js';

/** Largest picture, in bytes, on both apps. */
const MAX_IMAGE_BYTES = 8_000_000;

/** How one account of Messenger or Instagram sends. */
export interface Sender {
  readonly client: PageClient;
  /** The id in the send path: Page, or Instagram account with its own log-in. */
  readonly node: string;
  /** Fields every message carries: `messaging_type` where the host wants it. */
  readonly envelope: Pick<Extract<SendPayload, { message: unknown }>, 'messaging_type'>;
  /** Fields every upload carries. */
  readonly upload: Readonly<Record<string, string>>;
  /** The platform's word for an emoji of ours. */
  reactionOf(emoji: string): string;
}

/** What a message says; its envelope and its id come from elsewhere. */
type Content = Omit<Extract<SendPayload, { message: unknown }>['message'], 'metadata'>;

/** Sends one item: first the file where there is one (repeatable), then the message (which is not). @throws ConnectorError */
export async function sendItem(
  sender: Sender,
  item: OutItem,
  read: MediaReader,
  signal: AbortSignal,
): Promise<SendReceipt> {
  if (item.body.type === 'reaction') return await react(sender, item, item.body, signal);
  const content = await contentOf(sender, item.body, read, signal);
  const answer = await post(
    sender,
    {
      recipient: { id: item.conversation.peer },
      ...sender.envelope,
      // Comes back in the echo: how a send without an answer is found again.
      message: { ...content, metadata: item.outId },
      ...(item.quote && { reply_to: { mid: item.quote } }),
    },
    'send',
    signal,
  );
  const mid = id(fields(answer)['message_id']);
  if (!mid) throw unclear('accepted without a message id', 'send');
  return { mid };
}

async function contentOf(
  sender: Sender,
  body: Exclude<OutItem['body'], { type: 'reaction' }>,
  read: MediaReader,
  signal: AbortSignal,
): Promise<Content> {
  switch (body.type) {
    case 'text':
      return { text: body.text };
    case 'choice': {
      const replies = body.options.map(({ id: payload, title }) => ({
        content_type: 'text' as const,
        title,
        payload,
      }));
      return { text: body.text, quick_replies: replies };
    }
    case 'image':
    case 'sticker': {
      const picture = await fitPicture(await readFile(read, body.media), MAX_IMAGE_BYTES);
      return await attachment(sender, 'image', picture.bytes, { mime: picture.mime }, signal);
    }
    case 'document':
      return await attachment(sender, 'file', await readFile(read, body.media), body.media, signal);
  }
}

async function attachment(
  sender: Sender,
  type: 'image' | 'file',
  bytes: Buffer,
  media: Pick<StoredMedia, 'mime' | 'name'>,
  signal: AbortSignal,
): Promise<Content> {
  const form = { ...sender.upload, message: JSON.stringify({ attachment: { type, payload: { is_reusable: true } } }) };
  const path = [sender.node, 'message_attachments'];
  const answer = await sender.client.upload(path, form, formFile(bytes, media), signal);
  const attachmentId = id(fields(answer)['attachment_id']);
  if (!attachmentId) throw unclear('upload without an id', 'repeatable');
  return { attachment: { type, payload: { attachment_id: attachmentId } } };
}

async function react(
  sender: Sender,
  item: OutItem,
  body: Extract<OutItem['body'], { type: 'reaction' }>,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const recipient = { id: item.conversation.peer };
  const target = { message_id: body.target };
  const payload: SendPayload = body.emoji
    ? { recipient, sender_action: 'react', payload: { ...target, reaction: sender.reactionOf(body.emoji) } }
    : { recipient, sender_action: 'unreact', payload: target };
  // Setting a reaction twice leaves one reaction, so it may be repeated.
  await post(sender, payload, 'repeatable', signal);
  return { mid: `${body.target}.reaction` };
}

/** Marks everything read, then shows "typing…". */
export async function showTyping(sender: Sender, peer: string, signal: AbortSignal): Promise<void> {
  for (const action of ['mark_seen', 'typing_on'] as const) {
    await post(sender, { recipient: { id: peer }, sender_action: action }, 'repeatable', signal);
  }
}

async function post(sender: Sender, payload: SendPayload, effect: Effect, signal: AbortSignal): Promise<unknown> {
  return await sender.client.post([sender.node, 'messages'], checkPayload(payload), effect, signal);
}
