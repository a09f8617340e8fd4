import type { OutItem, SendReceipt } from '../connector.js';
import type { WebMessage, WhatsAppWebSession } from './session/types.js';

/** Last messages of a chat that are compared. */
const COMPARED_MESSAGES = 50;
/** The page's clock counts whole seconds, and the machine's may differ a little. */
const CLOCK_SLACK_MS = 5000;

/** What the page calls each kind of ours. */
const TYPES: Readonly<Record<Exclude<OutItem['body']['type'], 'reaction'>, readonly string[]>> = {
  text: ['chat'],
  choice: ['chat'],
  image: ['image'],
  sticker: ['sticker'],
  document: ['document', 'ptt', 'audio', 'video', 'image'],
};

/**
 * What became of a send whose answer was lost: compares the chat's own last messages with it, by text and kind, and by time.
 * `pending`: the page has it and sends it by itself as soon as it is connected, or the call still goes on, so it must not be sent
 * again; a call that never ends costs the session its page (`lost`, `frozen`), and the next one knows.
 * @param since when the send was begun, milliseconds since 1970
 * @param taken ids of messages that are known to be others
 * @throws SessionError
 */
export async function recall(
  session: WhatsAppWebSession,
  item: OutItem,
  since: number,
  taken: ReadonlySet<string>,
): Promise<SendReceipt | 'pending' | 'absent'> {
  const { body } = item;
  // Reacting again changes nothing.
  if (body.type === 'reaction') return 'absent';
  const messages = await session.recent(item.conversation.peer, COMPARED_MESSAGES);
  const recent = messages.filter(
    ({ own, ack, at, id }) => own && ack >= 0 && at + CLOCK_SLACK_MS >= since && !taken.has(id),
  );
  const found = recent.find(
    (message) =>
      TYPES[body.type].includes(message.type) &&
      (message.text ?? '').trim() === wordsOf(body).trim() &&
      sameQuote(message, item.quote),
  );
  // What cannot be read may be it, and what still goes on may become it: better late than twice.
  const open = session.unsettled(item.conversation.peer) || recent.some(({ type }) => type === 'unreadable');
  if (!found) return open ? 'pending' : 'absent';
  return found.ack > 0 ? { mid: found.id } : 'pending';
}

function wordsOf(body: Exclude<OutItem['body'], { type: 'reaction' }>): string {
  if (body.type === 'text' || body.type === 'choice') return body.text;
  return 'caption' in body ? (body.caption ?? '') : '';
}

/** A message that quotes something else is another; one without a quote may be ours, for a quote can get lost. */
function sameQuote(message: WebMessage, quote: string | undefined): boolean {
  return !message.quote || !message.quote.known || message.quote.id === quote;
}
