import type request from 'request';
import { FormData } from 'undici';
import type { FormFile } from '../../media/form-file.js';
import { isSuccess } from '../graph-error.js';
import type { Answer } from '../graph-error.js';
import type { Http, HttpCall } from '../http.js';
import { addressOf } from '../path.js';
import { fields } from '../read.js';

/** The host that is built into the library. */
const BUILT_IN_HOST = 'https://graph.facebook.com';

/** What a call needs besides what the library says about it. */
export interface CallContext {
  readonly http: Http;
  /** In place of the host that is built in. */
  readonly baseUrl: string;
  readonly signal: AbortSignal;
  /** Goes into the form as `filedata`. The library takes the name of a file on the disk only; ours are in memory. */
  readonly file?: FormFile;
}

let current: CallContext | undefined;

/** Runs `start`, in which the library makes one call for an account. It does so at once, so no other call comes in between. */
export function withContext<T>(context: CallContext, start: () => T): T {
  current = context;
  try {
    return start();
  } finally {
    current = undefined;
  }
}

/** An answer that is none of success: what the library's promise rejects with. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly answer: Answer) {
    super(`HTTP ${answer.status}`);
  }

  /** Meta's error object, whole; empty where there was none. Never logged: its words may quote the person. */
  get error(): Readonly<Record<string, unknown>> {
    return fields(fields(this.answer.body)['error']);
  }
}

/**
 * Makes the calls of messenger-node: to the configured host, with the token in the header.
 * @throws Refused, or undici's error when there was no answer.
 */
export async function transport(options: request.RequestOptions): Promise<object> {
  const context = current;
  if (!context) throw new Error('a call that no account makes');
  if (!options.uri.startsWith(`${BUILT_IN_HOST}/`)) throw new Error('a call to another host');
  const { access_token: token = '', ...query } = options.qs;
  const answer = await context.http({
    method: options.method,
    url: addressOf(context.baseUrl, options.uri.slice(BUILT_IN_HOST.length), query),
    token,
    signal: context.signal,
    ...bodyOf(options, context.file),
  });
  if (isSuccess(answer)) return answer.body;
  throw new Refused(answer);
}

function bodyOf(options: request.RequestOptions, file?: FormFile): Pick<HttpCall, 'body'> {
  if (options.json) return { body: { json: options.json } };
  if (!options.formData) return {};
  const form = new FormData();
  for (const [name, value] of Object.entries(options.formData)) form.set(name, value);
  if (file) form.set('filedata', file.blob, file.name);
  return { body: { form } };
}
