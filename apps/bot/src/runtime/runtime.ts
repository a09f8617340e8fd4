import { join } from 'node:path';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { typingOver } from '../bridge/distant.js';
import type { Config } from '../config/schema.js';
import { ConversationQueue } from '../queue/conversation-queue.js';
import { Outbox } from '../queue/outbox.js';
import { Wakes } from '../queue/wake.js';
import { redisAddress } from '../redis/address.js';
import { Connections } from '../redis/connections.js';
import type { RedisClient } from '../redis/connections.js';
import { openConversationStore } from '../store/conversation-store.js';
import type { ConversationStore } from '../store/conversation-store.js';
import { mediaStoreOf } from '../store/folders.js';
import type { MediaStore } from '../store/media-store.js';
import type { RunFile } from '../supervisor/run-file.js';
import { connectorsFrom } from './connectors.js';
import type { ConnectorSet } from './connectors.js';
import { Metrics } from './metrics.js';

/** What the roles of one process share. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly connectors: ConnectorSet;
  readonly connections: Connections;
  /** Fails fast when Redis does: for whoever must answer at once. */
  readonly redis: RedisClient;
  /** Waits for Redis: for turns and deliveries. */
  readonly patientRedis: RedisClient;
  readonly media: MediaStore;
  /** Opened at the first call: a gateway needs no disk. */
  readonly conversations: () => ConversationStore;
  /** Closes what was opened, last thing after the roles. */
  close(): Promise<void>;
}

/** A role that runs. */
export interface RoleHandle {
  /** Finishes what is in hand or gives it back, then ends. */
  close(): Promise<void>;
}

/** The queue over one connection: fast for producers, patient for workers. */
export interface QueueSet {
  readonly queue: ConversationQueue;
  readonly outbox: Outbox;
  readonly wakes: Wakes;
}

export function queuesOver(redis: RedisClient, config: Config): QueueSet {
  return {
    queue: new ConversationQueue(redis, { inboxMax: config.turn.inboxMax }),
    outbox: new Outbox(redis),
    wakes: new Wakes(redis),
  };
}

/**
 * Opens what a role needs. Nothing is waited for: connections come up by themselves, and commands wait or fail as their kind does.
 * @param options.run where the running system is, when this process belongs to one: its private Redis and its simulated accounts.
 * @param options.connectors in place of those that configuration and run file name.
 * @throws Error when no Redis is named, or when an account is configured twice.
 */
export function createRuntime(options: {
  config: Config;
  log: Logger;
  role: string;
  run?: RunFile | undefined;
  connectors?: ConnectorSet;
}): Runtime {
  const { config, log, run, role } = options;
  const connections = new Connections(redisAddress(config, run?.redisUrl), log);
  const redis = connections.producer();
  let store: ConversationStore | undefined;
  return {
    config,
    log,
    metrics: new Metrics({ role, instance: `${hostname()}-${process.pid}` }),
    connectors: options.connectors ?? connectorsFrom(config, run?.simulator, typingOver(redis)),
    connections,
    redis,
    patientRedis: connections.patient(),
    media: mediaStoreOf(config),
    conversations: () => (store ??= openConversationStore(join(config.dataDir, 'conversations.db'))),
    close: async () => {
      await connections.close();
      store?.close();
    },
  };
}
