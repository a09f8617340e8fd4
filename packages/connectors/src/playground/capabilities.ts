import type { Capabilities } from '../connector.js';

export const playgroundCapabilities: Capabilities = {
  imageIn: true,
  imageOut: true,
  stickerOut: true,
  voiceIn: true,
  voiceOut: false,
  groups: false,
  typing: true,
  quotes: true,
  reactions: true,
  edits: true,
  unsend: true,
  captions: true,
  choices: true,
  textLimit: { max: 8000, unit: 'utf16' },
  windowHours: 0,
  idempotency: 'key',
  typingLapseMs: 20_000,
};
