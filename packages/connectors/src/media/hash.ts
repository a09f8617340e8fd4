import { createHash } from 'node:crypto';
import { MediaError } from '../errors.js';

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** SHA-256 in lower-case hex from hex or base64 (WhatsApp sends base64 in webhooks, hex from the media endpoint); undefined for anything else. */
export function normaliseSha256(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (HEX.test(value)) return value.toLowerCase();
  return BASE64.test(value) ? Buffer.from(value, 'base64').toString('hex') : undefined;
}

/** Catches a file that was cut or swapped on the way. `expected` is lower-case hex, or undefined when nothing was announced. @throws MediaError */
export function checkSha256(bytes: Uint8Array, expected: string | undefined): void {
  if (expected === undefined || createHash('sha256').update(bytes).digest('hex') === expected) return;
  throw new MediaError('refused', 'the file is not the one that was announced');
}
