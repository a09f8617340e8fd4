import { createHmac } from 'node:crypto';

/** How a webhook may be signed; all but `valid` are what an attacker or a broken proxy produces. */
export type SignatureKind = 'valid' | 'wrong' | 'missing' | 'sha1' | 'upper';

/** Characters that the platform escapes beyond what JSON asks for; `<` keeps its upper-case hex as documented. */
const EXTRA_ESCAPES: Readonly<Record<string, string>> = { '/': '\\/', '<': '\\u003C', '%': '\\u0025', '@': '\\u0040' };

/** A body as the platform puts it on the wire and signs it: ASCII only, lower-case hex, `/` as `\/`. */
export function encodeWebhook(body: unknown): Buffer {
  const text = JSON.stringify(body)
    .replace(/[/<%@]/g, (char) => EXTRA_ESCAPES[char]!)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(text, 'ascii');
}

/** The signature headers of `bytes`. */
export function signatureHeaders(bytes: Buffer, appSecret: string, kind: SignatureKind): Record<string, string> {
  const mac = (algorithm: 'sha256' | 'sha1', key: string) => createHmac(algorithm, key).update(bytes).digest('hex');
  switch (kind) {
    case 'valid':
      return {
        'x-hub-signature-256': `sha256=${mac('sha256', appSecret)}`,
        'x-hub-signature': `sha1=${mac('sha1', appSecret)}`,
      };
    case 'wrong':
      return { 'x-hub-signature-256': `sha256=${mac('sha256', `${appSecret}x`)}` };
    case 'upper':
      return { 'x-hub-signature-256': `sha256=${mac('sha256', appSecret).toUpperCase()}` };
    case 'sha1':
      return { 'x-hub-signature': `sha1=${mac('sha1', appSecret)}` };
    case 'missing':
      return {};
  }
}
