import type { Capabilities } from '../connector.js';

/** Limits of https://developers.facebook.com/documentation/instagram-platform (messaging). */
export const instagramCapabilities: Capabilities = {
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
  unsend: true,
  captions: false,
  choices: true,
  textLimit: { max: 1000, unit: 'utf8-bytes' },
  windowHours: 24,
  idempotency: 'echo',
  typingLapseMs: 20_000,
};
