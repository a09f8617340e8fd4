import type { Capabilities } from '../connector.js';

/** Limits of https://developers.facebook.com/documentation/business-messaging/messenger-platform. */
export const messengerCapabilities: Capabilities = {
  imageIn: true,
  imageOut: true,
  // A sticker leaves as a picture.
  stickerOut: false,
  voiceIn: true,
  voiceOut: false,
  groups: false,
  typing: true,
  quotes: true,
  reactions: true,
  edits: true,
  // No reliable event tells of a deleted message.
  unsend: false,
  captions: false,
  choices: true,
  textLimit: { max: 2000, unit: 'utf16' },
  windowHours: 24,
  idempotency: 'echo',
  typingLapseMs: 20_000,
};
