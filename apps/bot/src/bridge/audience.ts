import type { ParsedItem } from '@hearth/connectors';
import type { Config } from '../config/schema.js';
import { listOf } from './accounts.js';

/** Who is answered. Everybody else is ignored without a word, in groups too. */
export class Audience {
  readonly #allowed: ReadonlySet<string>;

  constructor(private readonly config: Pick<Config['whatsappWeb'], 'strangers' | 'allow'>) {
    this.#allowed = new Set(listOf(config.allow).map(userOf));
  }

  /** @returns the item, or why it is ignored. */
  admit(item: ParsedItem): ParsedItem {
    if (!item.ok || 'ignored' in item || this.config.strangers === 'answer') return item;
    const { event } = item;
    if (event.kind !== 'message') return item;
    return this.#allowed.has(userOf(event.sender.id)) ? item : { ok: true, ignored: 'stranger' };
  }
}

/** The digits of a number, however it is written: `+49 151 …`, `49151…@c.us`. The id that hides a number is told apart by its ending. */
function userOf(id: string): string {
  return id.split('@')[0]!.replaceAll(/\D/g, '') + (id.endsWith('@lid') ? '@lid' : '');
}
