import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';
import { MediaError } from '../errors.js';
import { isPublicAddress } from './addresses.js';
import { allowUrl } from './hosts.js';
import type { AllowedUrl, HostRules } from './hosts.js';

const CONNECT_TIMEOUT_MS = 5000;
const FIRST_BYTE_TIMEOUT_MS = 10_000;
const TOTAL_TIMEOUT_MS = 60_000;
const MAX_REDIRECTS = 3;
/** Some CDNs refuse requests without one. */
const USER_AGENT = 'Hearth/0.1';

export interface FetchOptions extends HostRules {
  /** Sent to the first host only, never across a redirect. */
  readonly token?: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly firstByteMs?: number;
  readonly totalMs?: number;
}

export interface Fetched {
  readonly bytes: Buffer;
  /** As the server says, without parameters; '' when it says nothing. */
  readonly mime: string;
}

/**
 * Fetches one file. Every address, the first and each redirect, must be an allowed host that resolves to a public address; the check
 * is made on the address the connection goes to, so a name that changes its answer gains nothing. Bytes are counted as they come.
 * @throws MediaError
 */
export async function fetchFile(address: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.totalMs ?? TOTAL_TIMEOUT_MS)]);
  try {
    return await follow(allowUrl(address, options), { ...options, signal });
  } catch (error) {
    throw asMediaError(error);
  }
}

async function follow(first: AllowedUrl, options: FetchOptions): Promise<Fetched> {
  let target = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await get(target, options, hop === 0 ? options.token : undefined);
    if (response.statusCode < 300 || response.statusCode >= 400) return await bodyOf(response, options.maxBytes);
    discard(response);
    const location = response.headers['location'];
    if (typeof location !== 'string') throw new MediaError('unreachable', 'redirect without an address');
    target = allowUrl(location, options, target.url);
  }
  throw new MediaError('unreachable', 'too many redirects');
}

async function get(target: AllowedUrl, options: FetchOptions, token?: string): Promise<Dispatcher.ResponseData> {
  const literal = target.url.hostname.replace(/^\[|\]$/g, '');
  // A connection to a literal address asks no resolver: check it here.
  if (!target.privateAllowed && isIP(literal) && !isPublicAddress(literal)) throw privateAddress();
  return await request(target.url, {
    dispatcher: target.privateAllowed ? anywhere : publicOnly,
    signal: options.signal,
    headersTimeout: options.firstByteMs ?? FIRST_BYTE_TIMEOUT_MS,
    bodyTimeout: options.firstByteMs ?? FIRST_BYTE_TIMEOUT_MS,
    // A compressed body would be counted before it is unpacked.
    headers: {
      'user-agent': USER_AGENT,
      'accept-encoding': 'identity',
      ...(token && { authorization: `Bearer ${token}` }),
    },
  });
}

async function bodyOf(response: Dispatcher.ResponseData, maxBytes: number): Promise<Fetched> {
  const { statusCode, headers } = response;
  try {
    if ([401, 403, 404, 410].includes(statusCode)) throw new MediaError('expired', `HTTP ${statusCode}`);
    if (statusCode !== 200) throw new MediaError('unreachable', `HTTP ${statusCode}`);
    if (Number(headers['content-length'] ?? 0) > maxBytes)
      throw new MediaError('too-large', `more than ${maxBytes} bytes`);
    const chunks: Buffer[] = [];
    let total = 0;
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > maxBytes) throw new MediaError('too-large', `more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    if (total === 0) throw new MediaError('empty', 'no bytes');
    const type = headers['content-type'];
    return {
      bytes: Buffer.concat(chunks),
      mime: typeof type === 'string' ? (type.split(';')[0] ?? '').trim().toLowerCase() : '',
    };
  } catch (error) {
    discard(response);
    throw error;
  }
}

/** Drops what is left of a body; its late errors are nobody's concern any more. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => undefined);
  response.body.destroy();
}

const privateAddress = () => new MediaError('refused', 'a private address');

/** Resolves a name and refuses it when any of its addresses is private. */
const resolvePublic: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error) return done(error, '');
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(privateAddress(), '');
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

const publicOnly = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS, lookup: resolvePublic } });
const anywhere = new Agent({ connect: { timeout: CONNECT_TIMEOUT_MS } });

function asMediaError(error: unknown): MediaError {
  if (error instanceof MediaError) return error;
  return new MediaError('unreachable', 'no answer', { cause: error });
}
