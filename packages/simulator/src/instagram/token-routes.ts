import type { FastifyInstance } from 'fastify';
import { GraphError } from '../http/graph-error.js';
import type { World } from '../world.js';

/** `GET /refresh_access_token` of the Instagram host: without a version, token in the query. */
export function addInstagramTokenRoutes(app: FastifyInstance, world: World): void {
  app.get('/instagram/refresh_access_token', async (request) => {
    const { grant_type: grant, access_token: token } = request.query as Record<string, string>;
    if (grant !== 'ig_refresh_token') throw new GraphError(100, 'Param grant_type must be ig_refresh_token.');
    const { accessToken, expiresInMs } = world.tokens.refresh(token);
    return { access_token: accessToken, token_type: 'bearer', expires_in: Math.floor(expiresInMs / 1000) };
  });
}
