import { Connections, configSchema, queuesOver, redisAddress, startPrivateRedis } from '@hearth/bot';
import type { PrivateRedis, QueueSet, RedisClient } from '@hearth/bot';
import { temporaryFolder } from './folder.js';
import { keptLog } from './log-lines.js';
import type { LogLine } from './log-lines.js';

/** A redis-server of its own with the queues over it. */
export interface RedisUnderTest {
  readonly server: PrivateRedis;
  readonly redis: RedisClient;
  readonly connections: Connections;
  readonly queues: QueueSet;
  readonly dir: string;
  readonly logLines: readonly LogLine[];
  close(): Promise<void>;
}

export async function startRedis(turn: object = {}): Promise<RedisUnderTest> {
  const folder = temporaryFolder();
  const { log, lines } = keptLog();
  const dir = `${folder.path}/redis`;
  const server = await startPrivateRedis({ dir, log });
  const config = configSchema.parse({ turn });
  const connections = new Connections(redisAddress(config, server.url), log);
  const redis = connections.patient();
  const queues = queuesOver(redis, config);
  return {
    server,
    redis,
    connections,
    queues,
    dir,
    logLines: lines,
    close: async () => {
      await queues.wakes.close();
      await connections.close();
      await server.close();
      folder.remove();
    },
  };
}
