import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { encodeWebhook, signatureHeaders } from './signature.js';

describe('bytes on the wire', () => {
  test('are ASCII, with lower-case hex and the documented extra escapes', () => {
    const bytes = encodeWebhook({ text: 'äöå a/b <c> 50% me@x' });
    expect(bytes.toString('latin1')).toBe(String.raw`{"text":"\u00e4\u00f6\u00e5 a\/b \u003Cc> 50\u0025 me\u0040x"}`);
  });

  test.each(['👍', 'שלום', 'a\u0000b', '\u2028', 'x\ud800y', '"\\\n', '\u007f'])('%j survives parsing', (text) => {
    const bytes = encodeWebhook({ text });
    expect(bytes.every((byte) => byte < 0x7f)).toBe(true);
    expect(JSON.parse(bytes.toString())).toEqual({ text });
  });

  test('differ from what parsing and writing again yields', () => {
    const bytes = encodeWebhook({ text: 'é/' });
    expect(JSON.stringify(JSON.parse(bytes.toString()))).not.toBe(bytes.toString());
  });
});

describe('signature', () => {
  const bytes = Buffer.from('{"a":"\\u00e4"}');
  const right = createHmac('sha256', 'secret').update(bytes).digest('hex');

  test('is the HMAC of the raw bytes in lower-case hex', () => {
    expect(signatureHeaders(bytes, 'secret', 'valid')['x-hub-signature-256']).toBe(`sha256=${right}`);
  });

  test('can be every wrong thing', () => {
    expect(signatureHeaders(bytes, 'secret', 'wrong')['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(signatureHeaders(bytes, 'secret', 'wrong')['x-hub-signature-256']).not.toBe(`sha256=${right}`);
    expect(signatureHeaders(bytes, 'secret', 'upper')['x-hub-signature-256']).toBe(`sha256=${right.toUpperCase()}`);
    expect(signatureHeaders(bytes, 'secret', 'missing')).toEqual({});
    expect(Object.keys(signatureHeaders(bytes, 'secret', 'sha1'))).toEqual(['x-hub-signature']);
  });
});
