import { startSimulator, type AccountSpec, type Simulator, type SimulatorInfo } from '@hearth/simulator';
import type { Logger } from 'pino';
import type { Config } from '../config/schema.js';
import { bridgeAccounts } from '../bridge/accounts.js';
import { simulatesNumber } from '../bridge/chromium.js';
import { redisAddress } from '../redis/address.js';
import { Connections } from '../redis/connections.js';
import { mediaStoreOf } from '../store/folders.js';
import type { RunFile } from '../supervisor/run-file.js';
import { readTraceOf } from '../talk/trace.js';
import { createNumbers } from './numbers.js';
import { startPage } from './server.js';
import { createStepPictures } from './step-pictures.js';
import { STARTING, type AssistantStatus } from './status.js';

export interface Playground {
  /** Where the page is. */
  readonly url: string;
  /** For the run file; absent when the simulated platforms are switched off. */
  readonly simulator: SimulatorInfo | undefined;
  setStatus(status: AssistantStatus): void;
  close(): Promise<void>;
}

/** One account a channel: the page shows one thread of each app. */
const ACCOUNTS: readonly AccountSpec[] = [
  { channel: 'whatsapp-cloud' },
  { channel: 'instagram' },
  { channel: 'messenger' },
  { channel: 'playground' },
];

/**
 * The simulated platforms and the page through which a person uses them.
 * Started again after a crash it keeps port, accounts and secrets of `run`, which the other roles already work with; its threads begin anew.
 * @throws Error when the page may not listen where it was told to, see {@link startPage}.
 */
export async function startPlayground(options: { config: Config; run: RunFile; log: Logger }): Promise<Playground> {
  const { config, run, log } = options;
  let status = STARTING;
  const connections = new Connections(redisAddress(config, run.redisUrl), log);
  const redis = connections.producer();
  const simulator = config.simulator ? await simulate(config, run) : undefined;
  const trace = (outId: string) => readTraceOf(redis, outId);
  const accounts = bridgeAccounts(config, simulator?.info());
  const page = await startPage({
    ...config.page,
    ...(simulator && { control: { url: simulator.controlUrl, token: simulator.controlToken } }),
    name: config.assistant.name,
    status: () => status,
    trace,
    stepPicture: createStepPictures(trace, mediaStoreOf(config)),
    numbers: createNumbers(redis, accounts),
  });
  return {
    url: page.url,
    simulator: simulator?.info(),
    setStatus: (news) => (status = news),
    close: async () => {
      await page.app.close();
      await simulator?.close();
      await connections.close();
    },
  };
}

async function simulate(config: Config, run: RunFile): Promise<Simulator> {
  const before = run.simulator;
  const page = before?.whatsAppWeb;
  const number = page ? { phone: page.account, port: Number(new URL(page.origin).port) } : {};
  const simulator = await startSimulator({
    accounts: before ? (before.accounts as AccountSpec[]) : ACCOUNTS,
    ...(before && { port: Number(new URL(before.controlUrl).port), controlToken: before.controlToken }),
    ...(simulatesNumber(config) && { whatsAppWeb: number }),
  });
  for (const { channel } of simulator.accounts) {
    simulator.setWebhook(channel, `${run.gatewayUrl}/webhooks/${channel}`);
  }
  return simulator;
}
