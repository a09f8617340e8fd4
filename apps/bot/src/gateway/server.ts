import { parseJson } from '@hearth/connectors';
import type { Connector, WebhookRequest } from '@hearth/connectors';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeError, errorId } from '../runtime/log.js';
import { sameSecret } from '../same-secret.js';
import type { Runtime } from '../runtime/runtime.js';
import { allMetrics } from '../runtime/share-metrics.js';
import { within } from './deadline.js';
import type { Intake } from './intake.js';

/** Meta sends up to 3 MB a POST; twice the text fits, 4 MB are refused. */
export const BODY_LIMIT_BYTES = 3.5 * 1024 * 1024;
const HEALTH_TIMEOUT_MS = 250;

type Query = Record<string, string | undefined>;
interface ChannelRoute {
  Params: { channel: string };
  Querystring: Query;
}

/** The HTTP side of the gateway: verification, events, /health and /metrics. */
export function createServer(runtime: Runtime, intake: Intake): FastifyInstance {
  const { log } = runtime;
  const server = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  // The signature is over the bytes: nothing may decode them first, whatever type they claim to be.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    const id = errorId();
    log[status < 500 ? 'warn' : 'error']({ id, status, error: describeError(error) }, 'request refused');
    return reply.code(status).send({ error: status === 413 ? 'body too large' : 'request refused', id });
  });

  server.get<ChannelRoute>('/webhooks/:channel', (request, reply) => challenge(runtime, request, reply));
  server.post<ChannelRoute>('/webhooks/:channel', (request, reply) => receive(runtime, intake, request, reply));
  server.get('/health', async (_request, reply) => {
    const redis = await within(HEALTH_TIMEOUT_MS, runtime.redis.ping()).catch(() => 'down');
    return reply
      .code(redis === 'PONG' ? 200 : 503)
      .send({ ok: redis === 'PONG', redis: redis === 'PONG' ? 'up' : 'down' });
  });
  server.get('/metrics', async (request, reply) => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !sameSecret(token ?? '', runtime.config.gateway.metricsToken))
      return reply.code(401).send({ error: 'metrics need the token of the setting gateway.metricsToken' });
    reply.type(runtime.metrics.registry.contentType);
    return allMetrics(runtime.redis, runtime.metrics);
  });
  return server;
}

/** The platform asks whether this address wants its events: the right word gets the challenge back. */
function challenge(runtime: Runtime, request: FastifyRequest<ChannelRoute>, reply: FastifyReply): FastifyReply {
  for (const connector of runtime.connectors.onChannel(request.params.channel)) {
    const answer = connector.challenge(request.query);
    if (answer !== null) return reply.type('text/plain').send(answer);
  }
  runtime.log.warn({ id: errorId(), channel: request.params.channel }, 'webhook verification refused');
  return reply.code(403).send({ error: 'wrong verify token' });
}

/** Verify, parse, store, 200; or a status that makes the platform send it again. */
async function receive(
  runtime: Runtime,
  intake: Intake,
  request: FastifyRequest<ChannelRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const started = performance.now();
  const { channel } = request.params;
  const refusal = await answer(runtime, intake, request);
  const status = refusal?.status ?? 200;
  if (refusal)
    runtime.log.warn({ id: refusal.id, channel, status, why: refusal.why, detail: refusal.detail }, 'webhook refused');
  const known = runtime.connectors.onChannel(channel).length > 0;
  const labels = { channel: known ? channel : 'unknown', status: String(status) };
  runtime.metrics.webhookSeconds.observe(labels, (performance.now() - started) / 1000);
  return refusal ? reply.code(status).send({ error: refusal.why, id: refusal.id }) : reply.send('EVENT_RECEIVED');
}

interface Refusal {
  readonly status: 400 | 401 | 404 | 503;
  readonly why: string;
  readonly id: string;
  /** For the log only. */
  readonly detail?: string;
}

const refuse = (status: Refusal['status'], why: string, error?: unknown): Refusal => ({
  status,
  why,
  id: errorId(),
  ...(error === undefined ? {} : { detail: describeError(error).message }),
});

async function answer(
  runtime: Runtime,
  intake: Intake,
  request: FastifyRequest<ChannelRoute>,
): Promise<Refusal | undefined> {
  const connectors = runtime.connectors.onChannel(request.params.channel);
  if (connectors.length === 0) return refuse(404, 'no such channel');
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const verified = verifiedBy(connectors, { body: raw, headers: headersOf(request) });
  if (verified.length === 0) return refuse(401, 'wrong signature');
  let body: unknown;
  try {
    body = parseJson(raw);
  } catch {
    return refuse(400, 'not JSON');
  }
  try {
    for (const connector of verified) await intake.take(connector, body);
    return undefined;
  } catch (error) {
    return refuse(503, 'cannot be stored now', error);
  }
}

/** One address serves all accounts of a channel: each looks at the signature with its own secrets. */
function verifiedBy(connectors: readonly Connector[], request: WebhookRequest): Connector[] {
  return connectors.filter((connector) => connector.verify(request));
}

function headersOf(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
