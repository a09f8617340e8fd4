import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SimulatedAccount, SimulatedChannel } from '../accounts.js';
import type { Handler, Platform } from '../platform.js';
import type { World } from '../world.js';
import { readBody } from './body.js';
import { ConnectionReset } from './graph-call.js';
import { asGraphError, GraphError, noSuchObject } from './graph-error.js';
import { UsageMeter } from './usage.js';

/** The API hosts, as path prefixes of the one server. */
type ApiHost = 'graph' | 'instagram';

/** Versions that answer today. */
const LIVE_VERSIONS = ['v21.0', 'v22.0', 'v23.0', 'v24.0', 'v25.0', 'v26.0'];

/** The host an account's calls must go to. */
function hostOf(account: SimulatedAccount): ApiHost {
  return account.channel === 'instagram' && account.login === 'instagram' ? 'instagram' : 'graph';
}

/** The id that an account has in API paths: its own, its Page's, or for subscriptions the WhatsApp business account's. */
function nodeOf(account: SimulatedAccount, edge: string): string {
  return (edge === 'subscribed_apps' ? account.wabaId : undefined) ?? account.pageId ?? account.account;
}

/** Filled in once the token is known: how errors look depends on it. */
interface Caller {
  channel?: SimulatedChannel;
}

/** Node ids are digits on every platform; `me` is the token's account. */
const NODE_ID = /^(me|\d+|playground)$/;

/** `Authorization: Bearer`, or the query parameter that also works (and ends up in logs). */
function tokenOf(request: FastifyRequest, query: Record<string, string>): string | undefined {
  const header = request.headers.authorization;
  return header ? /^Bearer (\S+)$/.exec(header)?.[1] : query['access_token'];
}

/** Answers everything below `/graph` and `/instagram`. */
export function addGraphRoutes(app: FastifyInstance, world: World, platforms: readonly Platform[]): void {
  const usage = new UsageMeter(world.clock);
  const platformOf = (account: SimulatedAccount) => platforms.find(({ channel }) => channel === account.channel)!;
  const edges = new Set(
    platforms.flatMap(({ graph }) => [
      ...Object.keys(graph.account),
      ...Object.keys(graph.object).map((method) => `${method} `),
    ]),
  );

  function unknownRoute(request: FastifyRequest): GraphError {
    const path = request.url.split('?')[0]!;
    world.unknownRoutes.push({ method: request.method, path });
    return new GraphError(2500, `Unknown path components: ${path}`, { status: 404 });
  }

  async function answer(host: ApiHost, request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<unknown> {
    const [version, node, edge = '', ...more] = request.url.split('?')[0]!.split('/').slice(2).map(decodeURIComponent);
    if (version && /^v\d+\.\d+$/.test(version)) {
      void reply.header('facebook-api-version', version);
      if (!LIVE_VERSIONS.includes(version)) {
        throw new GraphError(
          2635,
          `You are calling a version of the API that does not exist or was retired: ${version}.`,
        );
      }
    }
    const route = `${request.method} ${edge}`;
    if (
      !version ||
      !LIVE_VERSIONS.includes(version) ||
      !node ||
      !NODE_ID.test(node) ||
      more.length > 0 ||
      !edges.has(route)
    ) {
      throw unknownRoute(request);
    }
    const query = request.query as Record<string, string>;
    const account = world.tokens.account(tokenOf(request, query));
    caller.channel = account.channel;
    if (hostOf(account) !== host) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
    void reply.header('x-app-usage', usage.count(account));
    const platform = platformOf(account);
    const { graph } = platform;
    const ownNode = nodeOf(account, edge);
    const own = node === 'me' || node === ownNode;
    const handler: Handler | undefined = own
      ? graph.account[route]
      : edge === ''
        ? graph.object[request.method]
        : undefined;
    if (!handler) {
      if (own) throw unknownRoute(request);
      throw noSuchObject(node, request.method);
    }
    const body = await readBody(request);
    return handler({ world, platform, account, method: request.method, node: own ? ownNode : node, query, body });
  }

  for (const host of ['graph', 'instagram'] as const) {
    app.all(`/${host}/*`, async (request, reply) => {
      const caller: Caller = {};
      try {
        return await answer(host, request, reply, caller);
      } catch (error) {
        if (error instanceof ConnectionReset) {
          reply.hijack();
          request.raw.socket.destroy();
          return reply;
        }
        const refusal = asGraphError(error);
        if (!refusal) throw error;
        return reply
          .headers(refusal.detail.headers ?? {})
          .code(refusal.status)
          .send(refusal.body(caller.channel));
      }
    });
  }
}
