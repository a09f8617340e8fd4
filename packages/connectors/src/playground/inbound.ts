import type { ReceiptEvent } from '@hearth/message';
import type { ParsedItem } from '../connector.js';
import { fields, id, list, millis, number, text, words } from '../meta/read.js';
import type { Fields } from '../meta/read.js';
import { accepted, ignored, parseEach } from '../parsed.js';
import { contentOf } from './content.js';

/** Every item of `{ object: 'playground', account, events: [{ person: { id, name }, at, type, … }] }` for the account. */
export function parseWebhook(body: unknown, account: string): ParsedItem[] {
  const envelope = fields(body);
  if (envelope['object'] !== 'playground' || id(envelope['account']) !== account) return [];
  return parseEach(list(envelope['events']), (event) => [parseEvent(fields(event), account)]);
}

const STATUSES: ReadonlySet<unknown> = new Set<ReceiptEvent['status']>(['sent', 'delivered', 'read', 'failed']);

function parseEvent(event: Fields, account: string): ParsedItem {
  const type = words(event['type']) ?? 'none';
  const person = fields(event['person']);
  const peer = id(person['id']);
  const own = id(event['id']) ?? '';
  const target = id(event['target']) ?? '';
  if (!peer) return { ok: false, reason: `${type} without a person` };
  const base = {
    conversation: { channel: 'playground' as const, account, peer },
    at: millis(event['at']) ?? Date.now(),
  };

  switch (type) {
    case 'message': {
      const name = words(person['name']);
      const quote = id(event['quote']);
      const sender = { id: peer, ...(name && { name }) };
      const parts = contentOf(fields(event['content']));
      const forwarded = event['forwarded'] === true;
      const message = {
        ...base,
        id: own,
        sender,
        parts,
        ...(quote && { quote: { id: quote } }),
        ...(forwarded && { forwarded }),
      };
      return accepted({ kind: 'message', ...message }, 'message', own);
    }
    case 'edit': {
      const parts = [{ type: 'text' as const, text: text(event['text']) ?? '' }];
      return accepted({ kind: 'edit', ...base, id: own, target, parts }, 'edit', own);
    }
    case 'unsend':
      return accepted({ kind: 'unsend', ...base, target }, 'unsend', target);
    case 'reaction': {
      const emoji = words(event['emoji']) ?? null;
      return accepted({ kind: 'reaction', ...base, target, emoji }, 'reaction', target, peer, emoji ?? 'none', base.at);
    }
    case 'receipt':
      return parseReceipt(event, base, target);
    case 'human': {
      const said = words(event['text']);
      const parts = said ? [{ type: 'text' as const, text: said }] : [];
      return accepted({ kind: 'human', ...base, id: own, parts }, 'human', own);
    }
    default:
      return ignored(`event:${type}`);
  }
}

function parseReceipt(event: Fields, base: Pick<ReceiptEvent, 'conversation' | 'at'>, target: string): ParsedItem {
  const status = event['status'] as ReceiptEvent['status'];
  if (!STATUSES.has(status)) return ignored('receipt:other');
  const outId = words(event['key']);
  const code = number(event['code']);
  const receipt = {
    kind: 'receipt' as const,
    ...base,
    status,
    target,
    ...(outId && { outId }),
    ...(code !== undefined && { code }),
  };
  return accepted(receipt, 'receipt', target, status);
}
