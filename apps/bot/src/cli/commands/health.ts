import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, Command } from 'commander';
import { loadConfig } from '../../config/load.js';
import { UserError } from '../../config/user-error.js';

/** Milliseconds for the answer; a container engine asks again anyway. */
const TIMEOUT_MS = 5000;
/** A role leaves a sign every five seconds. */
const FRESH_MS = 20_000;

export function healthCommand(): Command {
  return new Command('health')
    .description('exit with 0 when a role on this machine works: for container health checks')
    .addArgument(new Argument('<role>', 'which role').choices(['gateway', 'worker', 'sender', 'bridge']))
    .addHelpText(
      'after',
      `
The gateway is asked over HTTP. The others have no port: they leave a sign of life in Redis every few seconds.`,
    )
    .action(async (role: string) => {
      const healthy = role === 'gateway' ? await gatewayAnswers() : await leftSign(role);
      if (!healthy) throw new UserError(`The ${role} does not work.`);
    });
}

async function gatewayAnswers(): Promise<boolean> {
  const { config } = loadConfig();
  const url = `http://127.0.0.1:${config.gateway.port}/health`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
  return answer?.ok ?? false;
}

async function leftSign(role: string): Promise<boolean> {
  const { config } = loadConfig();
  const { keys } = await import('../../queue/keys.js');
  const { Connections } = await import('../../redis/connections.js');
  const { redisAddress } = await import('../../redis/address.js');
  const { createLog } = await import('../../runtime/log.js');
  const connections = new Connections(redisAddress(config), createLog({ role: 'health', level: 'error' }));
  try {
    const signs = connections.patient().zrangebyscore(keys.metrics('instances'), Date.now() - FRESH_MS, '+inf');
    const instances = await Promise.race([signs, sleep(TIMEOUT_MS, [])]);
    return instances.some((instance) => instance.startsWith(`${role}-${hostname()}-`));
  } finally {
    await connections.close();
  }
}
