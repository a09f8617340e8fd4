import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../world.js';
import type { MediaFile, MediaLink } from './store.js';

/** Bytes and pause of a slow body. */
const SLOW = { chunkBytes: 2048, pauseMs: 50 };
/** Body of a `huge` file: more than any platform carries, so that only a cap while streaming helps. */
const HUGE = { bytes: 100 * 1024 * 1024, chunkBytes: 1024 * 1024 };

/** The download addresses: WhatsApp's behind the bearer token, the CDN's open to whoever has the link. */
export function addMediaRoutes(app: FastifyInstance, world: World): void {
  app.get('/media/whatsapp_business/attachments/', async (request, reply) => {
    const key = (request.query as Record<string, string>)['hash'] ?? '';
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return reply.code(401).send({ error: 'Unauthorized' });
    const link = world.media.follow(key);
    if (!link) return reply.code(404).send({ error: 'Not Found' });
    try {
      if (world.tokens.account(token) !== link.file.account) return await reply.code(403).send({ error: 'Forbidden' });
    } catch {
      return reply.code(401).send({ error: 'Unauthorized' });
    }
    return serve(world, link, request, reply);
  });

  app.get('/media/cdn/:key/:name', async (request, reply) => {
    noteLeak(world, request);
    const link = world.media.follow((request.params as { key: string }).key);
    if (!link) return reply.code(404).send('URL signature expired');
    return serve(world, link, request, reply);
  });

  // Where a redirect leads: no place for a token.
  app.get('/media/elsewhere/:id', async (request, reply) => {
    noteLeak(world, request);
    const file = world.media.peek((request.params as { id: string }).id);
    return file ? reply.type(file.mime).send(file.bytes) : reply.code(404).send();
  });
}

function noteLeak(world: World, request: FastifyRequest): void {
  if (request.headers.authorization !== undefined) world.leakedTokens.push(request.url.split('?')[0]!);
}

async function serve(
  world: World,
  { file }: MediaLink,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  // Bytes of strangers: never to be run as a page.
  void reply.header('content-security-policy', 'sandbox');
  switch (file.fault) {
    case 'redirect':
      return reply.redirect(`${world.url.replace('127.0.0.1', 'localhost')}/media/elsewhere/${file.id}`, 302);
    case 'wrong-mime':
      return reply.type('text/html').send('<!doctype html><title>Sorry, something went wrong.</title>');
    case 'slow':
    case 'stalled':
    case 'huge':
      return trickle(file, request, reply);
    default:
      return reply.type(file.mime).send(file.bytes);
  }
}

/** Writes a body by hand: in drops, half of it and then nothing, or without end in sight. */
async function trickle(file: MediaFile, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.hijack();
  const gone = once(reply.raw, 'close');
  reply.raw.writeHead(200, { 'content-type': file.mime });
  const size = file.fault === 'huge' ? HUGE.chunkBytes : SLOW.chunkBytes;
  const total =
    file.fault === 'huge' ? HUGE.bytes : file.fault === 'stalled' ? file.bytes.length / 2 : file.bytes.length;
  for (let at = 0; at < total && !request.raw.destroyed && !reply.raw.destroyed; at += size) {
    const chunk = file.fault === 'huge' ? Buffer.alloc(size) : file.bytes.subarray(at, Math.min(at + size, total));
    if (!reply.raw.write(chunk)) await Promise.race([once(reply.raw, 'drain'), gone]);
    if (file.fault !== 'huge') await wait(SLOW.pauseMs);
  }
  if (file.fault !== 'stalled') reply.raw.end();
  return reply;
}
