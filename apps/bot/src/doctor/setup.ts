import { statSync } from 'node:fs';
import { ACCOUNT_NAMES, accountOf, completeness } from '../accounts/accounts.js';
import { checkToken } from '../accounts/check-token.js';
import type { LoadedConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { choosePort } from '../supervisor/ports.js';
import type { RunFile } from '../supervisor/run-file.js';
import { bad, good, note, type Finding } from './finding.js';

/** Permission bits of group and others. */
const OTHERS = 0o077;

/** A configuration file with secrets is for its owner's eyes. */
export function checkConfigFile({ file, effective }: LoadedConfig): Finding {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return good('configuration', 'defaults and environment');
  const secrets = effective.some(({ setting, source, value }) => setting.secret && source === 'file' && value !== '');
  if (secrets && stats.mode & OTHERS)
    return bad('configuration', `${file} holds secrets that others can read`, `chmod 600 ${file}`);
  return good('configuration', file);
}

/** Ports that `up` would listen on; those of the running system are ours. */
export async function checkPorts({ gateway, page }: Config, run: RunFile | undefined): Promise<Finding[]> {
  if (run) return [good('ports', `in use by the running system: ${run.gatewayUrl}, ${run.pageUrl}`)];
  const check = async (name: string, { host, port }: { host: string; port: number }, variable: string) => {
    try {
      await choosePort(host, port, variable);
      return good(name, `${host}:${port} is free`);
    } catch (error) {
      return bad(name, (error as Error).message, `Set ${variable}, or end the other program.`);
    }
  };
  return [
    await check('gateway port', gateway, 'HEARTH_GATEWAY_PORT'),
    await check('page port', page, 'HEARTH_PAGE_PORT'),
  ];
}

/** Asks the platforms about the tokens of all accounts that were entered. */
export async function checkAccounts(config: Config): Promise<Finding[]> {
  return Promise.all(
    ACCOUNT_NAMES.map(async (name): Promise<Finding> => {
      const account = accountOf(config, name);
      const steps = `./hearth connect ${name}`;
      switch (completeness(account)) {
        case 'none':
          return note(account.label, 'not connected', steps);
        case 'partly': {
          const missing = account.needs.filter(({ value }) => value === '').map(({ path }) => path);
          return bad(account.label, `missing: ${missing.join(', ')}`, steps);
        }
        case 'connected': {
          const check = await checkToken(account);
          return check.ok ? good(account.label, check.whose) : bad(account.label, check.problem, steps);
        }
      }
    }),
  );
}
