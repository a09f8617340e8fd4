import type { FormData } from 'undici';
import type { Family } from './error-table.js';
import { isSuccess, neverLeft, refusal } from './graph-error.js';
import type { Effect } from './graph-error.js';
import { createHttp, failure } from './http.js';
import type { HttpCall } from './http.js';
import { addressOf, pathOf } from './path.js';

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
  const http = createHttp();

  const urlOf = (path: readonly string[], query?: Readonly<Record<string, string>>) =>
    addressOf(options.baseUrl, pathOf([options.graphVersion, ...path]), query);

  async function call(request: Omit<HttpCall, 'token'>, effect: Effect): Promise<unknown> {
    if (request.signal.aborted) throw neverLeft('stopped before the call');
    const answer = await http({ ...request, token: options.accessToken }).catch((error: unknown) => {
      throw failure(error, effect);
    });
    if (isSuccess(answer)) return answer.body;
    throw refusal(options.family, answer, effect);
  }

  return {
    post: (path, json, effect, signal) => call({ method: 'POST', url: urlOf(path), body: { json }, signal }, effect),
    upload: (path, form, signal) => call({ method: 'POST', url: urlOf(path), body: { form }, signal }, 'repeatable'),
    get: (path, query, signal) => call({ method: 'GET', url: urlOf(path, query), signal }, 'repeatable'),
  };
}
