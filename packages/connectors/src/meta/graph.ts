import { Agent, FormData, errors, request } from 'undici';
import { ConnectorError } from '../errors.js';
import { parseJson } from './json.js';
import type { Family } from './error-table.js';
import { hasError, neverLeft, refusal, unclear } from './graph-error.js';
import type { Answer, Effect } from './graph-error.js';

const CONNECT_TIMEOUT_MS = 5000;
/** Meta fetches or converts files while we wait; messages answer within a second or two. */
const ANSWER_TIMEOUT_MS = 20_000;
/** Answers are a few hundred bytes. */
const MAX_ANSWER_BYTES = 1_000_000;
/** Shorter than the idle time after which the platform closes, so that a send rarely meets a dead connection. */
const KEEP_ALIVE_MS = 4000;

export interface GraphOptions {
  readonly family: Family;
  readonly baseUrl: string;
  readonly graphVersion: string;
  readonly accessToken: string;
}

/** Calls to one Graph host with one token. Paths are segments, escaped here; the token travels in the header alone. */
export interface Graph {
  /** @throws ConnectorError, with outcome `unknown` when a `send` may have gone through. */
  post(path: readonly string[], body: unknown, effect: Effect, signal: AbortSignal): Promise<unknown>;
  /** A multipart upload; always repeatable. @throws ConnectorError */
  upload(path: readonly string[], form: FormData, signal: AbortSignal): Promise<unknown>;
  /** @throws ConnectorError */
  get(path: readonly string[], query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown>;
}

export function createGraph(options: GraphOptions): Graph {
  const dispatcher = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });

  const urlOf = (path: readonly string[], query: Readonly<Record<string, string>> = {}) => {
    const segments = [options.graphVersion, ...path].map(escapeSegment);
    const url = new URL(`${options.baseUrl.replace(/\/+$/, '')}/${segments.join('/')}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  };

  async function call(
    method: 'GET' | 'POST',
    url: URL,
    payload: { body?: string | FormData; contentType?: string },
    effect: Effect,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (signal.aborted) throw neverLeft('stopped before the call');
    let answer: Answer;
    try {
      // undici follows no redirect by itself, so the token stays with this host.
      const response = await request(url, {
        method,
        dispatcher,
        signal,
        headers: {
          authorization: `Bearer ${options.accessToken}`,
          ...(payload.contentType && { 'content-type': payload.contentType }),
        },
        ...(payload.body !== undefined && { body: payload.body }),
      });
      const raw = Buffer.from(await response.body.arrayBuffer());
      answer = { status: response.statusCode, headers: flat(response.headers), body: jsonOf(raw) };
    } catch (error) {
      throw failure(error, effect);
    }
    const success = answer.status >= 200 && answer.status < 300 && answer.body !== undefined && !hasError(answer.body);
    if (success) return answer.body;
    // "Success" without a readable body: it may have been sent.
    if (answer.status >= 200 && answer.status < 300 && !hasError(answer.body))
      throw unclear('unreadable answer', effect);
    throw refusal(options.family, answer, effect);
  }

  return {
    post: (path, body, effect, signal) =>
      call('POST', urlOf(path), { body: JSON.stringify(body), contentType: 'application/json' }, effect, signal),
    upload: (path, form, signal) => call('POST', urlOf(path), { body: form }, 'repeatable', signal),
    get: (path, query, signal) => call('GET', urlOf(path, query), {}, 'repeatable', signal),
  };
}

/** Ids of platforms hold letters, digits and a few signs; anything else could lead the token to another path. */
const SEGMENT = /^(?!\.+$)[A-Za-z0-9._=-]+$/;

function escapeSegment(segment: string): string {
  if (!SEGMENT.test(segment)) {
    throw new ConnectorError('an id that cannot be part of an address', { advice: 'give-up', outcome: 'not-sent' });
  }
  return encodeURIComponent(segment);
}

/** Failures before a connection stood: nothing was written. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function failure(error: unknown, effect: Effect): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = codeOf(error);
  // Undici's messages and causes hold addresses and socket details, never the request's headers.
  const message = `no answer (${code})`;
  return NOT_CONNECTED.has(code)
    ? neverLeft(message, { cause: error })
    : unclear(message, effect, {}, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof errors.UndiciError) return error.code;
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && typeof error.code === 'string') return error.code;
    if ('name' in error && typeof error.name === 'string') return error.name;
  }
  return 'unknown';
}

function jsonOf(raw: Buffer): unknown {
  try {
    return parseJson(raw);
  } catch {
    return undefined;
  }
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
