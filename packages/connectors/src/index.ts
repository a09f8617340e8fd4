export type {
  Capabilities,
  Connector,
  MediaReader,
  OutItem,
  ParsedItem,
  SendReceipt,
  WebhookRequest,
} from './connector.js';
export { ConnectorError, MediaError } from './errors.js';
export type { SendAdvice, SendOutcome } from './errors.js';
export { createWhatsAppCloudConnector } from './whatsapp-cloud/index.js';
export type { WhatsAppCloudConnectorConfig } from './whatsapp-cloud/config.js';
export { createMessengerConnector } from './messenger/index.js';
export type { MessengerConnectorConfig } from './messenger/config.js';
export { openMessengerPage } from './messenger/page.js';
export type { MessengerPage, PageProfile } from './messenger/page.js';
export { createInstagramConnector } from './instagram/index.js';
export type { InstagramConnectorConfig } from './instagram/config.js';
export { createPlaygroundConnector } from './playground/index.js';
export type { PlaygroundConnectorConfig } from './playground/config.js';
export { parseJson } from './meta/json.js';
export { MAX_TEXT_BYTES, normaliseText } from './media/text.js';
export { normalisePicture } from './media/picture.js';
export type { Picture, PictureLimits } from './media/picture.js';
export { createWhatsAppWebConnector } from './whatsapp-web/index.js';
export type { WhatsAppWebConnector } from './whatsapp-web/index.js';
export type { WhatsAppWebConnectorConfig } from './whatsapp-web/config.js';
export { openWhatsAppWebSession } from './whatsapp-web/session/open.js';
export type { OpenOptions } from './whatsapp-web/session/open.js';
export { SessionError } from './whatsapp-web/session/error.js';
export { memoryOf } from './whatsapp-web/session/processes.js';
export type {
  Problem,
  ProbeReport,
  SessionEvent,
  WebContent,
  WebEnvelope,
  WebEvent,
  WebIdentity,
  WebMessage,
  WhatsAppWebSession,
} from './whatsapp-web/session/types.js';
