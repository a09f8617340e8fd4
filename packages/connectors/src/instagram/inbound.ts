import type { ParsedItem } from '../connector.js';
import { parseMessaging } from '../meta/messaging/inbound.js';

/** Every item of a webhook body that belongs to the account; with the Facebook log-in entries may name the linked Page. */
export function parseWebhook(body: unknown, account: string, page: string): ParsedItem[] {
  return parseMessaging(body, { channel: 'instagram', object: 'instagram', account, aliases: page ? [page] : [] });
}
