import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../bridge/chromium.js';
import { readStatus, type BridgeStatus } from '../bridge/status.js';
import type { Config } from '../config/schema.js';
import { redisAddress } from '../redis/address.js';
import { Connections } from '../redis/connections.js';
import { createLog } from '../runtime/log.js';
import type { RunFile } from '../supervisor/run-file.js';
import { bad, good, note, type Finding } from './finding.js';

const NAME = 'own WhatsApp number';
const CONNECT = './hearth connect whatsapp-web';
const TIMEOUT_MS = 3000;

/** The personal number: its browser, whether it is linked, and what its bridge says. */
export async function checkNumber(config: Config, run: RunFile | undefined): Promise<Finding> {
  const { account, chromium } = config.whatsappWeb;
  if (!account) return note(NAME, 'not connected', CONNECT);
  if (!findChromium(chromium)) return bad(NAME, 'Chromium is not installed', 'sudo apt-get install -y chromium');
  const status = await statusOf(config, run);
  if (status) return findingOf(status);
  if (!existsSync(join(config.dataDir, 'whatsapp-web', account, 'linked-at')))
    return bad(NAME, `+${account} is not linked`, CONNECT);
  return run
    ? bad(NAME, 'its bridge does not run', 'Restart Hearth; see its log.')
    : good(NAME, `+${account} is linked`);
}

function findingOf({ account, state, advice, missing, memoryMb }: BridgeStatus): Finding {
  const said = [`+${account}`, state, advice, memoryMb && `${memoryMb} MB`].filter(Boolean).join(', ');
  if (state === 'ready' && !missing?.length) return good(NAME, said);
  if (state === 'ready') return note(NAME, `${said}; the page lacks ${missing!.join(', ')}`);
  return bad(NAME, said, state === 'stopped' || state === 'pairing' ? CONNECT : 'See the log of Hearth.');
}

async function statusOf(config: Config, run: RunFile | undefined): Promise<BridgeStatus | undefined> {
  const url = run?.redisUrl ?? config.redisUrl;
  if (!url) return undefined;
  const connections = new Connections(
    redisAddress(config, run?.redisUrl),
    createLog({ role: 'doctor', level: 'error' }),
  );
  try {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), TIMEOUT_MS).unref());
    return await Promise.race([readStatus(connections.patient(), config.whatsappWeb.account), late]);
  } finally {
    await connections.close();
  }
}
