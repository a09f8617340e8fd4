import type { Capabilities } from '../connector.js';

/** Limits of https://developers.facebook.com/documentation/business-messaging/whatsapp; lengths in UTF-16 characters. */
export const TEXT_LIMIT = { max: 4096, unit: 'utf16' } as const;
export const CAPTION_LIMIT = { max: 1024, unit: 'utf16' } as const;
export const INTERACTIVE_TEXT_LIMIT = { max: 1024, unit: 'utf16' } as const;
export const BUTTONS = { options: 3, title: 20, id: 256 } as const;
export const LIST_ROWS = { options: 10, title: 24, id: 200 } as const;
export const ROW_DESCRIPTION_LENGTH = 72;

export const whatsAppCloudCapabilities: Capabilities = {
  imageIn: true,
  imageOut: true,
  stickerOut: true,
  voiceIn: true,
  voiceOut: false,
  // Sent and received, but only Official Business Accounts have them and the simulator has none: not claimed.
  groups: false,
  typing: true,
  quotes: true,
  reactions: true,
  edits: true,
  unsend: true,
  captions: true,
  choices: true,
  textLimit: TEXT_LIMIT,
  windowHours: 24,
  idempotency: 'echo',
  typingLapseMs: 25_000,
};
