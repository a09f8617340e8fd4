import type { Bubble, Sent } from '../platform.js';
import { attachment, choiceEvent, messageEvent } from '../sendapi/inbound.js';

/** Any number will do: only its presence tells a sticker. */
const STICKER_ID = 369_239_263_222_822;

/** A person's new message as a Messenger event. */
export function messengerMessage(bubble: Bubble, sent: Sent): unknown {
  switch (bubble.kind) {
    case 'text':
      return messageEvent(sent, { text: bubble.text });
    case 'image':
    case 'video':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment(bubble.kind, file, sent.link)) });
    case 'audio':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment('audio', file, sent.link)) });
    case 'document':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment('file', file, sent.link)) });
    case 'sticker': {
      const payload = { url: sent.link(bubble.files[0]!), sticker_id: STICKER_ID };
      return messageEvent(sent, { attachments: [{ type: 'sticker', payload }] });
    }
    case 'location': {
      const coordinates = { lat: bubble.latitude, long: bubble.longitude };
      return messageEvent(sent, { attachments: [{ type: 'location', payload: { coordinates } }] });
    }
    case 'contact':
      // Messenger has no contact cards: people paste them.
      return messageEvent(sent, { text: [bubble.name, ...bubble.phones].join('\n') });
    case 'choice':
      return choiceEvent(bubble, sent);
    case 'unsupported':
      return messageEvent(sent, { attachments: [{ type: bubble.what }] });
  }
}
