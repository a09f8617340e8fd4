import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { isLoopback } from '../loopback.js';
import { createGuard } from './guard.js';
import type { Numbers } from './numbers.js';
import type { AssistantStatus } from './status.js';

export interface PageOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly password: string;
  /** The simulated platforms' control address and its token; absent when they are switched off. */
  readonly control?: { readonly url: string; readonly token: string };
  /** What the assistant is called. */
  readonly name: string;
  readonly status: () => AssistantStatus;
  /** Facts about the turn that made an outgoing item, as JSON; null when not kept. */
  readonly trace: (outId: string) => Promise<string | null>;
  /** A picture of that turn's steps by its SHA-256, small; null when the turn has none such, or it is not kept. */
  readonly stepPicture: (outId: string, sha256: string) => Promise<Buffer | null>;
  /** Personal numbers, and how to link them. */
  readonly numbers?: Numbers;
}

/** Ids of messages in groups are long. */
const MAX_PARAM_LENGTH = 300;

const PAGE_ROOT = fileURLToPath(new URL('../../playground/', import.meta.url));
const SCRIPT_ROOT = fileURLToPath(new URL('../../dist/page/', import.meta.url));
const LIT_ROOT = dirname(createRequire(import.meta.url).resolve('lit-html'));

/** Nothing from elsewhere, no inline script, no framing: what people write is only ever text on this page. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * The playground's own server: the page, the assistant's state, traces, and the people's side of the simulated platforms.
 * @throws Error when it would listen beyond this machine without a password.
 */
export async function startPage(options: PageOptions): Promise<{ app: FastifyInstance; url: string }> {
  if (!isLoopback(options.host) && !options.password) {
    throw new Error(
      `The playground would be open to everybody on ${options.host}: set a password (HEARTH_PAGE_PASSWORD) or leave HEARTH_PAGE_HOST at 127.0.0.1.`,
    );
  }
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  app.addHook('onRequest', createGuard(options));
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
  });

  await app.register(fastifyStatic, {
    root: PAGE_ROOT,
    prefix: '/',
    allowedPath: (path) => /^\/(index\.html|icon\.svg|style\/[\w.]+)?$/.test(path),
  });
  await app.register(fastifyStatic, {
    root: SCRIPT_ROOT,
    prefix: '/js/',
    decorateReply: false,
    allowedPath: (path) => path.endsWith('.js'),
  });
  await app.register(fastifyStatic, {
    root: LIT_ROOT,
    prefix: '/vendor/lit-html/',
    decorateReply: false,
    allowedPath: (path) => path.endsWith('.js'),
  });

  app.get('/api/status', async () => ({ name: options.name, ...options.status() }));
  app.get<{ Params: { outId: string } }>('/api/trace/:outId', async (request, reply) => {
    const trace = await options.trace(request.params.outId);
    if (trace === null) return reply.code(404).send({ message: 'Nothing is kept about this answer.' });
    return reply.type('application/json').send(trace);
  });
  app.get<{ Params: { outId: string; sha256: string } }>('/api/trace/:outId/:sha256', async (request, reply) => {
    const picture = await options.stepPicture(request.params.outId, request.params.sha256);
    if (picture === null) return reply.code(404).send({ message: 'This picture is not kept.' });
    return reply.type('image/webp').header('cache-control', 'private, max-age=3600').send(picture);
  });

  const { numbers } = options;
  app.get('/api/whatsapp-web', async () => ({ numbers: (await numbers?.list()) ?? [] }));
  app.post<{ Params: { account: string }; Body: { byCode?: unknown } }>(
    '/api/whatsapp-web/:account/pair',
    async (request, reply) => {
      const found = await numbers?.pair(request.params.account, request.body?.byCode === true);
      return found ? { ok: true } : reply.code(404).send({ message: 'No such number here.' });
    },
  );

  const { control } = options;
  if (control) {
    await app.register(fastifyProxy, {
      upstream: new URL(control.url).origin,
      prefix: '/sim',
      rewritePrefix: new URL(control.url).pathname,
      replyOptions: {
        rewriteRequestHeaders: (_request, headers) => ({ ...headers, 'x-control-token': control.token }),
      },
    });
  } else {
    app.get('/sim/threads', async () => ({ threads: [] }));
  }

  const url = await app.listen({ host: options.host, port: options.port });
  return { app, url };
}
