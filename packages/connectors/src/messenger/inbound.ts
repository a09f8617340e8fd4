import type { ParsedItem } from '../connector.js';
import { parseMessaging } from '../meta/messaging/inbound.js';

/** Every item of a webhook body that belongs to the Page. */
export function parseWebhook(body: unknown, page: string): ParsedItem[] {
  return parseMessaging(body, { channel: 'messenger', object: 'page', account: page, aliases: [] });
}
