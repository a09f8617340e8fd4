import { X509Certificate, createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { selfSigned } from './certificate.js';

test('a certificate that signs itself, for one host, good now and not for long', () => {
  const { cert, key, spkiSha256 } = selfSigned('web.example');
  const parsed = new X509Certificate(cert);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.checkHost('web.example')).toBe('web.example');
  expect(parsed.checkHost('other.example')).toBeUndefined();
  const [from, to] = [new Date(parsed.validFrom).getTime(), new Date(parsed.validTo).getTime()];
  expect(from).toBeLessThan(Date.now());
  expect(to - Date.now()).toBeLessThanOrEqual(86_400_000);
  const spki = parsed.publicKey.export({ type: 'spki', format: 'der' });
  expect(createHash('sha256').update(spki).digest('base64')).toBe(spkiSha256);
  expect(key).toContain('PRIVATE KEY');
  expect(selfSigned('web.example').spkiSha256).not.toBe(spkiSha256);
});
