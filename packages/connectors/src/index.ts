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
