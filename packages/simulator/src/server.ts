import fastify from 'fastify';
import { addControlRoutes } from './control/routes.js';
import { acceptBodies } from './http/body.js';
import { asGraphError } from './http/graph-error.js';
import { addGraphRoutes } from './http/graph-router.js';
import { addInstagramTokenRoutes } from './instagram/token-routes.js';
import { addMediaRoutes } from './media/routes.js';
import type { Platform } from './platform.js';
import type { World } from './world.js';

/** One HTTP server for API hosts, media hosts and the control API. */
export async function listen(
  world: World,
  platforms: readonly Platform[],
  { host, port, controlToken }: { host: string; port: number; controlToken: string },
): Promise<{ url: string; close: () => Promise<void> }> {
  const app = fastify({ forceCloseConnections: true });
  await acceptBodies(app);
  app.setNotFoundHandler(async (request, reply) => {
    world.unknownRoutes.push({ method: request.method, path: request.url.split('?')[0]! });
    return reply.code(404).send({ error: { message: 'Unknown path components', type: 'OAuthException', code: 2500 } });
  });
  app.setErrorHandler((error, _request, reply) => {
    const refusal = asGraphError(error);
    if (!refusal) throw error;
    return reply.code(refusal.status).send(refusal.body());
  });
  addInstagramTokenRoutes(app, world);
  addGraphRoutes(app, world, platforms);
  addMediaRoutes(app, world);
  await addControlRoutes(app, world, controlToken);
  await app.listen({ host, port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, close: () => app.close() };
}
