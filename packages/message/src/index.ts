export { CHANNELS, conversationId, parseConversationId } from './conversation.js';
export type { Channel, ConversationRef } from './conversation.js';
export { part, mediaRef, storedMedia } from './parts.js';
export type {
  ChoicePart,
  ImagePart,
  LostMedia,
  MediaRef,
  Part,
  RemoteMedia,
  StickerPart,
  StoredMedia,
  TextPart,
} from './parts.js';
export { inboundEvent, messageEvent } from './events.js';
export type {
  EditEvent,
  HumanEvent,
  InboundEvent,
  MessageEvent,
  ReactionEvent,
  ReceiptEvent,
  UnsendEvent,
} from './events.js';
export { reply } from './reply.js';
export type { Reply } from './reply.js';
export { cleanText, clip } from './text.js';
