import { DEFAULT_ACCOUNTS, makeAccount, SIMULATED_CHANNELS } from './accounts.js';
import type { AccountSpec, SimulatedChannel } from './accounts.js';
import { systemClock, type Clock } from './clock.js';
import { FaultBook } from './faults.js';
import { secretWord } from './ids.js';
import { MediaStore } from './media/store.js';
import { makeIdentity } from './people.js';
import { PLATFORMS, platformOf } from './platforms.js';
import { listen } from './server.js';
import { Simulator } from './simulator.js';
import { ThreadBook } from './threads/book.js';
import { TokenBook } from './tokens.js';
import { Courier } from './webhooks/courier.js';
import { startWhatsAppWeb } from './whatsapp-web/start.js';
import type { WhatsAppWebOptions } from './whatsapp-web/whatsapp-web.js';
import type { World } from './world.js';

export interface SimulatorOptions {
  /** Default 127.0.0.1: the simulated platforms are nobody else's business. */
  readonly host?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default: one account a channel, Instagram with both log-ins. Ids and secrets that are not given are made up. */
  readonly accounts?: readonly AccountSpec[];
  readonly clock?: Clock;
  /** Default: random. */
  readonly controlToken?: string;
  /** Opens the WhatsApp Web page of a personal number as well. */
  readonly whatsAppWeb?: WhatsAppWebOptions;
}

function createWorld(specs: readonly AccountSpec[], clock: Clock): World {
  const accounts = specs.map(makeAccount);
  const couriers = SIMULATED_CHANNELS.map((channel) => [channel, new Courier(platformOf(channel), clock)]);
  const world: World = {
    clock,
    accounts,
    tokens: new TokenBook(accounts, clock),
    threads: new ThreadBook(clock),
    media: new MediaStore(clock),
    faults: new FaultBook(),
    couriers: Object.fromEntries(couriers) as World['couriers'],
    unknownRoutes: [],
    leakedTokens: [],
    url: '',
  };
  const shown = new Set<SimulatedChannel>();
  for (const account of accounts) {
    world.threads.open(account, makeIdentity(account), { main: !shown.has(account.channel) });
    shown.add(account.channel);
  }
  return world;
}

/**
 * Starts the simulated platforms on one HTTP server.
 * @throws Error when the port is taken.
 */
export async function startSimulator({
  host = '127.0.0.1',
  port = 0,
  accounts = DEFAULT_ACCOUNTS,
  clock = systemClock,
  controlToken = secretWord(),
  whatsAppWeb,
}: SimulatorOptions = {}): Promise<Simulator> {
  const world = createWorld(accounts, clock);
  const server = await listen(world, PLATFORMS, { host, port, controlToken });
  world.url = server.url;
  const simulator = new Simulator(world, controlToken, server.close);
  if (whatsAppWeb) await startWhatsAppWeb({ ...whatsAppWeb, simulator });
  return simulator;
}
