import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { findChromium } from '../bridge/chromium.js';
import { logOutAlone, pairAlone } from '../bridge/alone.js';
import { logOutThroughBridge, pairThroughBridge } from '../bridge/remote.js';
import { readStatus } from '../bridge/status.js';
import { configFile, loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { UserError } from '../config/user-error.js';
import { setInFile } from '../config/write.js';
import { redisAddress } from '../redis/address.js';
import { Connections, type RedisClient } from '../redis/connections.js';
import { createLog } from '../runtime/log.js';
import { findRunning } from '../supervisor/run-file.js';
import { PairingScreen } from './pairing-screen.js';

export interface NumberOptions {
  number?: string;
  allow?: string;
  byCode?: true;
  rehearse?: true;
}

const RISK = `Your own WhatsApp number
  WhatsApp does not allow unofficial clients and may ban the number, also one that only answers. Use a number that you can do
  without, let people write first, send nothing in bulk, and leave the pacing on. Whoever has this machine's data folder has the
  account: it holds the whole session. More in docs/channels/whatsapp-web.md
`;

/** `./hearth connect whatsapp-web`. @throws UserError when it cannot be linked. */
export async function connectNumber(options: NumberOptions): Promise<void> {
  console.log(RISK);
  const chromium = findChromium(loadConfig().config.whatsappWeb.chromium);
  if (!chromium) throw new UserError('Chromium is needed and not installed: sudo apt-get install -y chromium');
  if (options.rehearse) {
    const { rehearse } = await import('../bridge/rehearse.js');
    await rehearse(chromium, options.byCode === true, showing(), () =>
      question('Press Enter to scan with the simulated phone.'),
    );
    console.log('So it will be. This was a rehearsal: nothing was linked or kept.');
    return;
  }

  const account = await numberOf(options, loadConfig().config);
  setInFile(configFile(), {
    'whatsappWeb.account': account,
    ...(options.allow !== undefined && { 'whatsappWeb.allow': options.allow }),
  });
  const { config } = loadConfig();
  const byCode = options.byCode === true;
  const running = await withBridge(config, account, async (redis) => {
    await pairThroughBridge(redis, account, byCode, showing());
  });
  if (!running) await pairAlone({ config, account, chromium, byCode, onStatus: showing() });
  const { strangers, allow } = config.whatsappWeb;
  console.log(running ? 'Hearth answers on it now.' : 'Start Hearth (again) to answer on it: ./hearth up');
  if (strangers === 'ignore' && !allow)
    console.log('Nobody is answered yet: name people in whatsappWeb.allow, or set whatsappWeb.strangers to "answer".');
}

/** `./hearth disconnect whatsapp-web`. */
export async function disconnectNumber(): Promise<void> {
  const { config } = loadConfig();
  const { account } = config.whatsappWeb;
  if (!account) throw new UserError('No personal number is connected.');
  const folder = join(config.dataDir, 'whatsapp-web', account);
  const running = await withBridge(config, account, (redis) => logOutThroughBridge(redis, account));
  const chromium = findChromium(config.whatsappWeb.chromium);
  const told = running ?? (chromium ? await logOutAlone({ account, chromium, folder }) : false);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  setInFile(configFile(), { 'whatsappWeb.account': '' });
  console.log(`The profile of +${account} is deleted and the number forgotten.`);
  if (!told) console.log('WhatsApp could not be told: remove the device on the phone, under Linked devices.');
  if (running) console.log('Restart Hearth.');
}

/** @returns undefined when no bridge works for the number, else what `work` gives. */
async function withBridge<T>(
  config: Config,
  account: string,
  work: (redis: RedisClient) => Promise<T>,
): Promise<true | undefined> {
  const url = findRunning(config.dataDir)?.redisUrl;
  if (!url && !config.redisUrl) return undefined;
  const connections = new Connections(redisAddress(config, url), createLog({ role: 'connect', level: 'error' }));
  try {
    const redis = connections.patient();
    if (!(await readStatus(redis, account))) return undefined;
    await work(redis);
    return true;
  } finally {
    await connections.close();
  }
}

async function numberOf({ number }: NumberOptions, config: Config): Promise<string> {
  const given = number ?? (config.whatsappWeb.account || (await question('Your number, with country code: ')));
  const digits = given.replaceAll(/[\s+()./-]/g, '').replace(/^00/, '');
  if (/^\d{6,15}$/.test(digits)) return digits;
  throw new UserError('Give your number with country code: ./hearth connect whatsapp-web --number 4915112345678');
}

async function question(text: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(text);
  } finally {
    terminal.close();
  }
}

function showing() {
  const screen = new PairingScreen();
  return (status: Parameters<PairingScreen['show']>[0]) => void screen.show(status);
}
