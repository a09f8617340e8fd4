import type { Capabilities } from '../connector.js';

/** WhatsApp takes texts of 65,536 characters, but shows "read more" after about 700: shorter messages read better. */
export const TEXT_LIMIT = { max: 4096, unit: 'utf16' } as const;
export const CAPTION_LIMIT = { max: 1024, unit: 'utf16' } as const;

export const whatsAppWebCapabilities: Capabilities = {
  imageIn: true,
  imageOut: true,
  stickerOut: true,
  voiceIn: true,
  voiceOut: true,
  groups: true,
  typing: true,
  quotes: true,
  reactions: true,
  edits: true,
  unsend: true,
  captions: true,
  // Buttons and lists of an ordinary account are not shown: options are written out and numbered.
  choices: false,
  textLimit: TEXT_LIMIT,
  windowHours: 0,
  idempotency: 'echo',
  typingLapseMs: 25_000,
};
