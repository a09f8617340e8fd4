import type { SimulatedAccount } from '../accounts.js';
import type { Identity, Thread } from '../threads/thread.js';

/** `value.metadata` of every webhook: which of the business's numbers it is about. */
export function metadata(account: SimulatedAccount): object {
  return { display_phone_number: account.displayPhoneNumber, phone_number_id: account.account };
}

/** The sender's entry in `contacts`. People who hide their number have no `wa_id`. */
export function contact({ id, name, userId, hidesNumber }: Identity): object {
  return {
    profile: { name, ...(hidesNumber && { username: name.toLowerCase().replaceAll(/\W/g, '') }) },
    ...(!hidesNumber && { wa_id: id }),
    user_id: userId,
  };
}

/** `from` and `from_user_id` of a message. */
export function sender({ id, userId, hidesNumber }: Identity): object {
  return { ...(!hidesNumber && { from: id }), from_user_id: userId };
}

/** WhatsApp counts seconds, and writes them as text. */
export function seconds(at: number): string {
  return String(Math.floor(at / 1000));
}

/** A webhook event: the field it comes under, and the value. */
export interface WhatsAppItem {
  readonly field: string;
  readonly value: object;
}

/** An event of one thread under `messages`. */
export function messagesItem(thread: Thread, content: object): WhatsAppItem {
  const value = { messaging_product: 'whatsapp', metadata: metadata(thread.account), ...content };
  return { field: 'messages', value };
}
