import { randomBytes, randomInt } from 'node:crypto';

/** `count` decimal digits without a leading zero: phone numbers, page ids, scoped ids. Always text: they overflow doubles. */
export function digits(count: number): string {
  return String(randomInt(1, 10)) + Array.from({ length: count - 1 }, () => randomInt(10)).join('');
}

/** An unguessable word of `bytes` random bytes: tokens and secrets. */
export function secretWord(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

/** Hex, as app secrets and trace ids look. */
export function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** WhatsApp message id: opaque base64 behind a prefix; may hold `+`, `/` and `=`. */
export function whatsAppMessageId(): string {
  return `wamid.HBgL${randomBytes(27).toString('base64')}`;
}

export function messengerMessageId(): string {
  return `m_${randomBytes(48).toString('base64url')}`;
}

/** Instagram message id: long base64 that starts with `aWdf`. */
export function instagramMessageId(): string {
  return Buffer.from(`ig_dm_${randomBytes(48).toString('hex')}`).toString('base64');
}
