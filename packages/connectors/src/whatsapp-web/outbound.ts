import type { MediaReader, OutItem, SendReceipt } from '../connector.js';
import { fitPicture, fitSticker } from '../media/fit.js';
import { readFile } from '../media/read-file.js';
import { asConnectorError } from './failure.js';
import type { WebContent, WhatsAppWebSession } from './session/types.js';

/** Largest picture handed to the page, in bytes: WhatsApp makes it smaller anyway. */
const MAX_IMAGE_BYTES = 5_000_000;
/** The one sound that WhatsApp shows as a voice note. */
const VOICE_MIME = 'audio/ogg';

/** Sends one item. @throws ConnectorError */
export async function sendItem(
  session: () => WhatsAppWebSession,
  item: OutItem,
  read: MediaReader,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const { body, conversation, quote } = item;
  try {
    if (body.type === 'reaction') {
      await session().react(body.target, body.emoji, signal);
      // A reaction has no id that anything refers to.
      return { mid: `reaction:${item.outId}` };
    }
    const content = await contentOf(body, read);
    return { mid: await session().send(conversation.peer, content, { signal, ...(quote && { quote }) }) };
  } catch (error) {
    throw asConnectorError(error, body.type === 'text');
  }
}

async function contentOf(body: Exclude<OutItem['body'], { type: 'reaction' }>, read: MediaReader): Promise<WebContent> {
  if (body.type === 'text' || body.type === 'choice') return { kind: 'text', text: body.text };
  const bytes = await readFile(read, body.media);
  switch (body.type) {
    case 'image': {
      const picture = await fitPicture(bytes, MAX_IMAGE_BYTES);
      return { kind: 'picture', ...picture, ...(body.caption && { caption: body.caption }) };
    }
    case 'sticker':
      return { kind: 'sticker', bytes: await fitSticker(bytes), mime: 'image/webp' };
    case 'document': {
      const { mime, name } = body.media;
      // Replies carry sounds as documents; Opus in Ogg is how a voice note sounds.
      if (mime.startsWith(VOICE_MIME)) return { kind: 'voice', bytes, mime: 'audio/ogg; codecs=opus' };
      return { kind: 'document', bytes, mime, ...(name && { name }), ...(body.caption && { caption: body.caption }) };
    }
  }
}
