import { Agent, errors, request } from 'undici';
import type { FormData } from 'undici';
import { ConnectorError } from '../errors.js';
import { neverLeft, unclear } from './graph-error.js';
import type { Answer, Effect } from './graph-error.js';
import { parseJson } from './json.js';

const CONNECT_TIMEOUT_MS = 5000;
/** Meta fetches or converts files while we wait; messages answer within a second or two. */
const ANSWER_TIMEOUT_MS = 20_000;
/** Answers are a few hundred bytes. */
const MAX_ANSWER_BYTES = 1_000_000;
/** Shorter than the idle time after which the platform closes, so that a send rarely meets a dead connection. */
const KEEP_ALIVE_MS = 4000;

export type Method = 'GET' | 'POST' | 'DELETE';

/** One call with a token. */
export interface HttpCall {
  readonly method: Method;
  readonly url: URL;
  /** Travels in the header alone. */
  readonly token: string;
  readonly body?: { readonly json: unknown } | { readonly form: FormData };
  readonly signal: AbortSignal;
}

/** Makes calls to one host, within limits of time and size. Follows no redirect, so the token stays with the host. */
export type Http = (call: HttpCall) => Promise<Answer>;

/** Connections of one account. Failures are those of undici: {@link failure} says what they mean. */
export function createHttp(answerTimeoutMs = ANSWER_TIMEOUT_MS): Http {
  const dispatcher = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
  return async ({ method, url, token, body, signal }) => {
    const json = body && 'json' in body;
    const response = await request(url, {
      method,
      dispatcher,
      signal,
      headers: { authorization: `Bearer ${token}`, ...(json && { 'content-type': 'application/json' }) },
      ...(body && { body: 'json' in body ? JSON.stringify(body.json) : body.form }),
    });
    const raw = Buffer.from(await response.body.arrayBuffer());
    return { status: response.statusCode, headers: flat(response.headers), body: jsonOf(raw) };
  };
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

/** What a call that got no answer means. */
export function failure(error: unknown, effect: Effect): ConnectorError {
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
