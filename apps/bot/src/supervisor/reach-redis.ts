import type { Logger } from 'pino';
import type { Config } from '../config/schema.js';
import { UserError } from '../config/user-error.js';
import { redisAddress } from '../redis/address.js';
import { Connections } from '../redis/connections.js';

const TIMEOUT_MS = 10_000;

/**
 * Waits for the operator's own Redis: roles would wait for it for ever, and nobody would see why.
 * @throws UserError when it does not answer within ten seconds. The address is not in the message: it may hold a password.
 */
export async function reachRedis(config: Config, log: Logger): Promise<void> {
  const connections = new Connections(redisAddress(config), log);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new UserError('The Redis of redisUrl does not answer. See ./hearth doctor.');
    timer = setTimeout(() => reject(error), TIMEOUT_MS);
  });
  try {
    await Promise.race([connections.patient().ping(), late]);
  } finally {
    clearTimeout(timer);
    await connections.close();
  }
}
