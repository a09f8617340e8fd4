import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isPublicAddress } from './addresses.js';
import { fetchFile } from './fetch.js';
import { allowUrl } from './hosts.js';
import { normaliseSha256 } from './hash.js';

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
    'example.org',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '157.240.1.1', '172.32.0.1', '100.128.0.1', '2a03:2880:f10c::1', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('hosts', () => {
  const real = {
    mediaHosts: ['lookaside.fbsbx.com', '*.fbcdn.net'],
    baseUrl: 'https://graph.facebook.com',
    simulated: false,
  };
  const simulated = { ...real, baseUrl: 'http://127.0.0.1:4711/graph', simulated: true };

  test.each([
    'https://lookaside.fbsbx.com/x?mid=1',
    'https://LOOKASIDE.fbsbx.com/x',
    'https://scontent-a.xx.fbcdn.net/x',
  ])('%s is allowed', (url) => {
    expect(allowUrl(url, real)).toMatchObject({ privateAllowed: false });
  });

  test.each([
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://lookaside.fbsbx.com.example.org/x',
    'https://fbcdn.net/x',
    'https://xfbcdn.net/x',
    'https://a.fbcdn.net@example.org/x',
    'https://user:pass@lookaside.fbsbx.com/x',
    'https://example.org/?u=lookaside.fbsbx.com',
    'http://127.0.0.1:4711/media',
    'ftp://lookaside.fbsbx.com/x',
    '',
    '/relative',
  ])('%s is refused', (url) => {
    expect(() => allowUrl(url, real)).toThrow(expect.objectContaining({ name: 'MediaError', reason: 'refused' }));
  });

  test('a simulated account reaches the simulator and nothing beside it', () => {
    expect(allowUrl('http://127.0.0.1:4711/media/1', simulated)).toMatchObject({ privateAllowed: true });
    for (const url of [
      'http://127.0.0.1:4712/media/1',
      'http://localhost:4711/media/1',
      'file://127.0.0.1:4711/etc/passwd',
    ]) {
      expect(() => allowUrl(url, simulated)).toThrow(expect.objectContaining({ reason: 'refused' }));
    }
  });

  test('an allowed name that resolves to a private address is refused when it connects', async () => {
    const options = {
      mediaHosts: ['localhost'],
      baseUrl: 'https://graph.facebook.com',
      simulated: false,
      maxBytes: 10,
      signal: AbortSignal.timeout(5000),
    };
    await expect(fetchFile('https://localhost/file', options)).rejects.toMatchObject({
      name: 'MediaError',
      reason: 'refused',
    });
    await expect(fetchFile('https://127.0.0.1/file', { ...options, mediaHosts: ['127.0.0.1'] })).rejects.toMatchObject({
      reason: 'refused',
    });
    await expect(
      fetchFile('https://[::ffff:7f00:1]/file', { ...options, mediaHosts: ['[::ffff:7f00:1]'] }),
    ).rejects.toMatchObject({ reason: 'refused' });
  });
});

test('SHA-256 in hex or base64', () => {
  const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  for (const form of [
    hex,
    hex.toUpperCase(),
    Buffer.from(hex, 'hex').toString('base64'),
    Buffer.from(hex, 'hex').toString('base64url'),
  ]) {
    expect(normaliseSha256(form)).toBe(hex);
  }
  for (const form of [undefined, '', 'abc', hex.slice(1)]) expect(normaliseSha256(form)).toBeUndefined();
});

describe('a fetch', () => {
  const seen: { path: string; authorization: string | undefined }[] = [];
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/file': (response) => response.writeHead(200, { 'content-type': 'Image/PNG; charset=x' }).end('bytes'),
    '/empty': (response) => response.end(),
    '/error': (response) => response.writeHead(503).end('later'),
    '/hop': (response) => response.writeHead(302, { location: '/file' }).end(),
    '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
    '/nowhere': (response) => response.writeHead(302).end(),
    '/away': (response) => response.writeHead(302, { location: 'https://example.org/file' }).end(),
    '/silent': () => undefined,
    '/drip': (response) => void response.writeHead(200).write('x'),
    '/announced': (response) => response.writeHead(200, { 'content-length': '1000' }).flushHeaders(),
    '/unannounced': (response) => response.end('x'.repeat(200)),
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    seen.push({ path: request.url ?? '', authorization: request.headers.authorization });
    answers[request.url ?? '']?.(response);
  });
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetch = (path: string, more = {}) =>
    fetchFile(base + path, {
      mediaHosts: [],
      baseUrl: base,
      simulated: true,
      maxBytes: 100,
      signal: AbortSignal.timeout(5000),
      token: 'token',
      ...more,
    });

  test('the first host gets the token, a redirect does not', async () => {
    expect(await fetch('/hop')).toEqual({ bytes: Buffer.from('bytes'), mime: 'image/png' });
    expect(seen.slice(-2)).toEqual([
      { path: '/hop', authorization: 'Bearer token' },
      { path: '/file', authorization: undefined },
    ]);
  });

  test.each([
    ['/empty', 'empty', {}],
    ['/error', 'unreachable', {}],
    ['/loop', 'unreachable', {}],
    ['/nowhere', 'unreachable', {}],
    ['/away', 'refused', {}],
    ['/silent', 'unreachable', { firstByteMs: 50 }],
    ['/silent', 'unreachable', { totalMs: 50 }],
    ['/drip', 'unreachable', { totalMs: 100 }],
    ['/announced', 'too-large', {}],
    ['/unannounced', 'too-large', {}],
    ['/file', 'unreachable', { signal: AbortSignal.abort() }],
  ])('%s: %s', async (path, reason, more) => {
    await expect(fetch(path, more)).rejects.toMatchObject({ name: 'MediaError', reason });
  });
});
