import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { queuesOver } from '../runtime/runtime.js';
import type { Runtime } from '../runtime/runtime.js';
import { Intake } from './intake.js';
import { Prefetch } from './prefetch.js';
import { createServer } from './server.js';

/** How long the first connection to Redis may take before webhooks are answered with 503 instead. */
const REDIS_START_MS = 5000;

export interface Gateway {
  /** Port on which webhooks are received. */
  readonly port: number;
  /** Answers what is under way, then ends. */
  close(): Promise<void>;
}

/**
 * Receives webhooks: verifies, parses, stores in Redis, answers 200. Needs Redis and nothing else of the system.
 * @throws Error when the address is taken.
 */
export async function startGateway(runtime: Runtime): Promise<Gateway> {
  const { config, log, metrics } = runtime;
  const queues = queuesOver(runtime.redis, config);
  const intake = new Intake(queues, new Prefetch(queues.wakes, log), { config, log, metrics });
  const server = createServer(runtime, intake);
  if (runtime.redis.status !== 'ready') {
    await once(runtime.redis, 'ready', { signal: AbortSignal.timeout(REDIS_START_MS) }).catch(() =>
      log.error('Redis does not answer; webhooks get 503 until it does'),
    );
  }
  await server.listen({ host: config.gateway.host, port: config.gateway.port });
  const { port } = server.server.address() as AddressInfo;
  log.info({ port }, 'gateway ready');
  return {
    port,
    close: async () => {
      await server.close();
      await intake.close();
      await queues.wakes.close();
    },
  };
}
