import type Client from 'messenger-node/lib/client/index.js';
import type { FormFile } from '../../media/form-file.js';
import type { GraphOptions } from '../graph.js';
import { neverLeft, refusal } from '../graph-error.js';
import type { Effect } from '../graph-error.js';
import { createHttp, failure } from '../http.js';
import { pathOf } from '../path.js';
import { Refused, transport, withContext } from './transport.js';

/** Calls of one Page or Instagram account through messenger-node. Paths are segments, escaped here. */
export interface PageClient {
  /** @throws ConnectorError, with outcome `unknown` when a `send` may have gone through. */
  post(path: readonly string[], payload: object, effect: Effect, signal: AbortSignal): Promise<unknown>;
  /** A multipart upload with the file as `filedata`; always repeatable. @throws ConnectorError */
  upload(
    path: readonly string[],
    form: Readonly<Record<string, string>>,
    file: FormFile,
    signal: AbortSignal,
  ): Promise<unknown>;
  /** @throws ConnectorError */
  remove(path: readonly string[], payload: object, signal: AbortSignal): Promise<unknown>;
  /** @throws ConnectorError */
  get(path: readonly string[], query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown>;
}

type Request = Parameters<Client['sendGraphRequest']>[0];

/** A client for one account. The library is loaded with the first call: a process that never sends does without. */
export function createPageClient(options: GraphOptions): PageClient {
  const http = createHttp();
  let client: Client | undefined;

  async function call(request: Request, effect: Effect, signal: AbortSignal, file?: FormFile): Promise<unknown> {
    const Library = await load();
    const ready = (client ??= new Library({
      page_token: options.accessToken,
      graph_api_version: options.graphVersion,
    }));
    if (signal.aborted) throw neverLeft('stopped before the call');
    const context = { http, baseUrl: options.baseUrl, signal, ...(file && { file }) };
    try {
      return await withContext(context, () => ready.sendGraphRequest(request));
    } catch (error) {
      throw error instanceof Refused ? refusal(options.family, error.answer, effect) : failure(error, effect);
    }
  }

  return {
    post: async (path, payload, effect, signal) => await call({ path: pathOf(path), payload }, effect, signal),
    upload: async (path, form, file, signal) =>
      await call({ path: pathOf(path), formData: { ...form } }, 'repeatable', signal, file),
    remove: async (path, payload, signal) =>
      await call({ path: pathOf(path), method: 'DELETE', payload }, 'repeatable', signal),
    get: async (path, query, signal) => await call({ path: pathOf(path), qs: { ...query } }, 'repeatable', signal),
  };
}

let loading: Promise<typeof Client> | undefined;

/** The library, once, with our transport below it. */
async function load(): Promise<typeof Client> {
  loading ??= Promise.all([import('request'), import('messenger-node/lib/client/index.js')]).then(
    ([{ default: request }, { default: Library }]) => {
      request.install(transport);
      return Library;
    },
  );
  return await loading;
}
