import type { Bubble } from '../platform.js';

/** Messenger and Instagram send an album as one message, and the words to it as a second one. */
export function splitPictures(message: Bubble): Bubble[] {
  if (!('caption' in message) || message.caption === undefined) return [message];
  const { caption, ...rest } = message;
  return [rest, { kind: 'text', text: caption }];
}
