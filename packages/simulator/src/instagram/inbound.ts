import { NotOnThisPlatform, type Bubble, type Sent } from '../platform.js';
import { attachment, choiceEvent, fromPerson, messageEvent } from '../sendapi/inbound.js';
import type { Thread } from '../threads/thread.js';

/** A person's new message as an Instagram event. @throws NotOnThisPlatform for what Instagram does not have. */
export function instagramMessage(bubble: Bubble, sent: Sent): unknown {
  switch (bubble.kind) {
    case 'text':
      return messageEvent(sent, { text: bubble.text });
    case 'image':
    case 'sticker':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment('image', file, sent.link)) });
    case 'audio':
    case 'video':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment(bubble.kind, file, sent.link)) });
    case 'document':
      return messageEvent(sent, { attachments: bubble.files.map((file) => attachment('file', file, sent.link)) });
    case 'choice':
      return choiceEvent(bubble, sent);
    case 'unsupported':
      return messageEvent(sent, { is_unsupported: true });
    case 'location':
    case 'contact':
      throw new NotOnThisPlatform(`Instagram has no ${bubble.kind} messages`);
  }
}

/** "Unsend": the id, and nothing else. */
export function unsendEvent(thread: Thread, target: string, at: number): unknown {
  return { ...fromPerson(thread), timestamp: at, message: { mid: target, is_deleted: true } };
}
