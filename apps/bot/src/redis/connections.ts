import { Cluster, Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { RedisAddress } from './address.js';

/** One connection, whatever stands behind it. */
export type RedisClient = Redis | Cluster;

/** A producer must answer its caller at once: after this many milliseconds a command counts as failed. */
export const PRODUCER_TIMEOUT_MS = 250;
const RETRY_FLOOR_MS = 50;
const RETRY_CEILING_MS = 1000;

const retryStrategy = (attempt: number): number => Math.min(RETRY_CEILING_MS, RETRY_FLOOR_MS * 2 ** (attempt - 1));

/** Fails fast: for what somebody waits for (webhooks). */
const PRODUCER: RedisOptions = {
  enableOfflineQueue: false,
  commandTimeout: PRODUCER_TIMEOUT_MS,
  maxRetriesPerRequest: 1,
  retryStrategy,
};

/** Waits for Redis to come back: for work that nobody else would do. BullMQ demands `maxRetriesPerRequest: null`. */
const PATIENT: RedisOptions = { maxRetriesPerRequest: null, retryStrategy };

/** Opens connections of the two kinds and closes them all together. */
export class Connections {
  readonly #opened: RedisClient[] = [];
  #lastError = '';

  constructor(
    private readonly address: RedisAddress,
    private readonly log: Logger,
  ) {}

  /** Rejects within {@link PRODUCER_TIMEOUT_MS} when Redis is gone or frozen. */
  producer(): RedisClient {
    return this.#open(PRODUCER);
  }

  /** Keeps every command until Redis answers; for BullMQ workers and subscriptions. */
  patient(): RedisClient {
    return this.#open(PATIENT);
  }

  /** Waits for answers under way where Redis still gives them, then drops every connection. */
  async close(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map(closeOne));
  }

  #open(options: RedisOptions): RedisClient {
    const client = connect(this.address, options);
    client.on('error', (error: Error) => this.#report(error));
    client.on('ready', () => (this.#lastError = ''));
    this.#opened.push(client);
    return client;
  }

  /** ioredis reports every attempt of every connection: one line for each new kind of trouble is enough. */
  #report(error: Error): void {
    if (error.message === this.#lastError) return;
    this.#lastError = error.message;
    this.log.warn({ error: error.message }, 'redis connection');
  }
}

const CLOSE_TIMEOUT_MS = 500;

async function closeOne(client: RedisClient): Promise<void> {
  const quit = client.quit().catch(() => undefined);
  const timer = new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS).unref());
  await Promise.race([quit, timer]);
  client.disconnect();
}

function connect(address: RedisAddress, options: RedisOptions): RedisClient {
  switch (address.kind) {
    case 'single':
      return new Redis(socketPath(address.url) ?? address.url, options);
    case 'sentinel': {
      const { username, password, protocol } = new URL(address.url);
      const tls = protocol === 'rediss:' ? { tls: {}, enableTLSForSentinelMode: true } : {};
      return new Redis({
        ...options,
        ...tls,
        sentinels: [...address.sentinels],
        name: address.master,
        username: decodeURIComponent(username),
        password: decodeURIComponent(password),
      });
    }
    case 'cluster': {
      const { username, password, protocol } = new URL(address.url);
      return new Cluster([address.url], {
        enableOfflineQueue: options.enableOfflineQueue ?? true,
        clusterRetryStrategy: retryStrategy,
        redisOptions: {
          ...options,
          username: decodeURIComponent(username),
          password: decodeURIComponent(password),
          ...(protocol === 'rediss:' ? { tls: {} } : {}),
        },
      });
    }
  }
}

/** `unix:///folder/redis.sock` → its path; ioredis takes a bare path. */
function socketPath(url: string): string | undefined {
  return url.startsWith('unix://') ? decodeURIComponent(new URL(url).pathname) : undefined;
}
