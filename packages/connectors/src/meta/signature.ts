import { createHmac, timingSafeEqual } from 'node:crypto';

/** The only header that counts; the older `x-hub-signature` (SHA-1) is never looked at. */
const SIGNATURE_HEADER = 'x-hub-signature-256';
/** Lower-case hex, exactly as documented: anything looser would accept more than Meta sends. */
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/**
 * True when one of `secrets` signed exactly these bytes (HMAC-SHA256). Blank secrets never match, so an unset secret refuses everything.
 * Every secret is tried and each comparison is constant-time.
 * Rule: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks
 */
export function verifySignature(
  body: Buffer,
  headers: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[],
): boolean {
  const match = SIGNATURE.exec(headers[SIGNATURE_HEADER] ?? '');
  if (!match?.[1]) return false;
  const given = Buffer.from(match[1], 'hex');
  let valid = false;
  for (const secret of secrets) {
    if (!secret.trim()) continue;
    const expected = createHmac('sha256', secret).update(body).digest();
    valid = timingSafeEqual(expected, given) || valid;
  }
  return valid;
}
