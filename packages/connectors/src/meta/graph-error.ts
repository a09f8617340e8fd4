import { ConnectorError } from '../errors.js';
import { fields, isObject, number } from './read.js';
import type { Fields } from './read.js';
import { ruleFor } from './error-table.js';
import type { Family } from './error-table.js';

/**
 * What a call does when it succeeds. A `send` that ends without an answer may have been delivered; anything else
 * (an upload, a read mark) can be repeated.
 */
export type Effect = 'send' | 'repeatable';

/** Least wait before repeating what failed on the way, in milliseconds. */
const REPEAT_AFTER_MS = 2000;
const TOO_MANY_REQUESTS = 429;
const FIRST_SERVER_ERROR = 500;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON; undefined when it was not JSON. */
  readonly body: unknown;
}

/** True for an answer with a body to read and no error in it. */
export function isSuccess(answer: Answer): answer is Answer & { readonly body: Fields } {
  return isOk(answer.status) && isObject(answer.body) && !hasError(answer.body);
}

/** The error of an answer that is none of success. Meta's own words stay out of it: they may quote the person. */
export function refusal(family: Family, answer: Answer, effect: Effect): ConnectorError {
  // "Success" without a readable body: it may have been sent.
  if (isOk(answer.status) && !hasError(answer.body)) return unclear('unreadable answer', effect);
  const error = fields(fields(answer.body)['error']);
  const code = number(error['code']);
  const subcode = number(error['error_subcode']);
  const rule = code === undefined ? undefined : ruleFor(family, code, subcode);
  const name = `${[code, subcode].filter((part) => part !== undefined).join('/') || 'no code'}, HTTP ${answer.status}`;
  const known = { ...(code !== undefined && { code }), ...(subcode !== undefined && { subcode }) };
  const wait = waitOf(answer) ?? rule?.retryAfterMs ?? REPEAT_AFTER_MS;

  if (rule?.outcome === 'unknown' || (!rule && answer.status >= FIRST_SERVER_ERROR)) {
    return unclear(`${rule?.meaning ?? 'server error'} (${name})`, effect, known);
  }
  if (!rule && answer.status === TOO_MANY_REQUESTS) {
    return new ConnectorError(`rate limit (${name})`, {
      ...known,
      advice: 'back-off',
      outcome: 'not-sent',
      retryAfterMs: wait,
    });
  }
  if (!rule) return new ConnectorError(`refused (${name})`, { ...known, advice: 'bug', outcome: 'not-sent' });
  return new ConnectorError(`${rule.meaning} (${name})`, {
    ...known,
    advice: rule.advice,
    outcome: rule.outcome,
    ...(rule.advice === 'back-off' && { retryAfterMs: wait }),
  });
}

/** No answer, half an answer, or one that says "maybe". */
export function unclear(
  message: string,
  effect: Effect,
  info: { code?: number; subcode?: number } = {},
  options?: ErrorOptions,
): ConnectorError {
  return effect === 'send'
    ? new ConnectorError(message, { ...info, advice: 'reconcile', outcome: 'unknown' }, options)
    : neverLeft(message, options, info);
}

/** Certainly not sent, and worth another try. */
export function neverLeft(
  message: string,
  options?: ErrorOptions,
  info: { code?: number; subcode?: number } = {},
): ConnectorError {
  return new ConnectorError(
    message,
    { ...info, advice: 'back-off', outcome: 'not-sent', retryAfterMs: REPEAT_AFTER_MS },
    options,
  );
}

/** The wait that the platform names, in milliseconds: `retry-after` in seconds, or the usage header in minutes. */
function waitOf(answer: Answer): number | undefined {
  const seconds = number(answer.headers['retry-after']);
  if (seconds !== undefined && seconds >= 0) return seconds * 1000;
  const usage = parsed(answer.headers['x-business-use-case-usage']);
  const minutes = Object.values(fields(usage))
    .flatMap((entry) => (Array.isArray(entry) ? (entry as unknown[]) : []))
    .map((entry) => number(fields(entry)['estimated_time_to_regain_access']) ?? 0);
  const longest = Math.max(0, ...minutes);
  return longest > 0 ? longest * 60_000 : undefined;
}

function parsed(header: string | undefined): unknown {
  try {
    return JSON.parse(header ?? 'null');
  } catch {
    return undefined;
  }
}

const isOk = (status: number) => status >= 200 && status < 300;

/** True for an answer that carries Graph's error object, whatever its HTTP status. */
function hasError(body: unknown): boolean {
  return isObject(body) && body['error'] !== undefined && body['error'] !== null;
}
