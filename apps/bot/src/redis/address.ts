import type { Config } from '../config/schema.js';

/** Where the queue's Redis is and how it is reached. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | {
      readonly kind: 'sentinel';
      readonly url: string;
      readonly sentinels: readonly HostPort[];
      readonly master: string;
    }
  | { readonly kind: 'cluster'; readonly url: string };

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

const SENTINEL_PORT = 26379;

/**
 * The address that the configuration names; `privateUrl` is that of the private server, used when `redisUrl` is empty.
 * @throws Error when there is neither, or when Sentinels are given without a master name.
 */
export function redisAddress(
  config: Pick<Config, 'redisUrl' | 'redisSentinels' | 'redisCluster'>,
  privateUrl?: string,
): RedisAddress {
  const url = config.redisUrl || privateUrl;
  if (!url) throw new Error('no Redis: set REDIS_URL, or start the whole system, which brings its own');
  if (config.redisUrl && config.redisSentinels) {
    const master = new URL(url).pathname.slice(1);
    if (!master) throw new Error('with Sentinels, the path of redisUrl must be the name of the master');
    return { kind: 'sentinel', url, sentinels: config.redisSentinels.split(',').map(hostPort), master };
  }
  if (config.redisUrl && config.redisCluster) return { kind: 'cluster', url };
  return { kind: 'single', url };
}

function hostPort(text: string): HostPort {
  const { hostname, port } = new URL(`redis://${text.trim()}`);
  return { host: hostname, port: port ? Number(port) : SENTINEL_PORT };
}
