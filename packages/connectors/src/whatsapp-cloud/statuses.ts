import type { ReceiptEvent } from '@hearth/message';
import type { ParsedItem } from '../connector.js';
import { fields, id, list, millis, number, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import { accepted, ignored } from '../parsed.js';

/** `played` (a voice note was heard) says what `read` says. Other words (`deleted`, …) change nothing here. */
const STATUS: Readonly<Record<string, ReceiptEvent['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** One entry of `statuses`: news of a message of ours. In groups every participant sends its own. */
export function parseStatus(status: Fields, account: string): ParsedItem {
  const word = words(status['status'])?.toLowerCase() ?? 'none';
  const meaning = STATUS[word];
  if (!meaning) return ignored(`status:${word}`);
  const target = id(status['id']);
  const group = status['recipient_type'] === 'group' ? id(status['recipient_id']) : undefined;
  const peer = group ?? id(status['recipient_user_id']) ?? id(status['recipient_id']);
  if (!target || !peer) return { ok: false, reason: `status ${word} without an id or a recipient` };
  const outId = words(status['biz_opaque_callback_data']);
  const code = number(fields(list(status['errors'])[0])['code']);
  // Both spellings occur.
  const participant = id(status['recipient_participant_id']) ?? id(status['participant_recipient_id']) ?? '';
  return accepted(
    {
      kind: 'receipt',
      conversation: { channel: 'whatsapp-cloud', account, peer },
      at: millis(status['timestamp']) ?? Date.now(),
      status: meaning,
      target,
      ...(outId && { outId }),
      ...(code !== undefined && meaning === 'failed' && { code }),
    },
    'status',
    target,
    word,
    participant,
  );
}
