import { EventEmitter } from 'node:events';
import { makeAccount, SIMULATED_CHANNELS, DEFAULT_ACCOUNTS } from './accounts.js';
import type { AccountSpec, SimulatedAccount, SimulatedChannel } from './accounts.js';
import { systemClock, type Clock } from './clock.js';
import { FaultBook, type SendFault } from './faults.js';
import { secretWord } from './ids.js';
import { MediaStore, type MediaFault } from './media/store.js';
import { makeIdentity } from './people.js';
import type { Platform } from './platform.js';
import { PLATFORMS } from './platforms.js';
import { listen } from './server.js';
import type { StrangeCase } from './strange/case.js';
import { ThreadBook } from './threads/book.js';
import { Person } from './threads/person.js';
import type { ThreadState } from './threads/types.js';
import { TokenBook } from './tokens.js';
import { Courier, type DeliveryAttempt, type DeliveryOptions, type RawAnswer } from './webhooks/courier.js';
import type { SignatureKind } from './webhooks/signature.js';
import { verifyWebhook, type Verification } from './webhooks/verify.js';
import type { UnknownRoute, World } from './world.js';

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
}

/** A channel, or one of its accounts when it has several; without `account`, the first. */
export type Which = SimulatedChannel | { readonly channel: SimulatedChannel; readonly account?: string };

/** What the rest of the system needs to find the simulator; holds secrets. */
export interface SimulatorInfo {
  readonly graphUrl: string;
  readonly instagramUrl: string;
  readonly mediaUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly accounts: readonly SimulatedAccount[];
}

/** The messaging platforms on loopback, as seen by their servers, their users and their faults. */
export class Simulator extends EventEmitter<{ update: [ThreadState] }> implements SimulatorInfo {
  readonly graphUrl: string;
  readonly instagramUrl: string;
  readonly mediaUrl: string;
  readonly controlUrl: string;
  readonly accounts: readonly SimulatedAccount[];

  constructor(
    readonly world: World,
    readonly controlToken: string,
    private readonly stopServer: () => Promise<void>,
  ) {
    super();
    const { url } = world;
    this.graphUrl = `${url}/graph`;
    this.instagramUrl = `${url}/instagram`;
    this.mediaUrl = `${url}/media`;
    this.controlUrl = `${url}/control`;
    this.accounts = world.accounts;
    world.threads.onUpdate((state) => this.emit('update', state));
  }

  get url(): string {
    return this.world.url;
  }

  /** For the run file. */
  info(): SimulatorInfo {
    const { graphUrl, instagramUrl, mediaUrl, controlUrl, controlToken, accounts } = this;
    return { graphUrl, instagramUrl, mediaUrl, controlUrl, controlToken, accounts };
  }

  /** @throws RangeError when there is no such account. */
  account(which: Which): SimulatedAccount {
    return accountOf(this.world, which);
  }

  /** Where webhooks of a channel go. What could not be delivered until now is tried at once. */
  setWebhook(channel: SimulatedChannel, url: string): void {
    this.world.couriers[channel].setWebhook(url);
  }

  /** The GET by which the platform checks the webhook. */
  verifyWebhook(
    which: Which,
    options: { token?: string; challenge?: string; mode?: string } = {},
  ): Promise<Verification> {
    const account = this.account(which);
    const url = this.world.couriers[account.channel].webhook;
    if (url === undefined) throw new Error(`no webhook is set for ${account.channel}`);
    return verifyWebhook(url, account, options);
  }

  /** One POST of any bytes, signed in any way, without retries. */
  postRaw(
    which: Which,
    body: unknown,
    { signature = 'valid' }: { signature?: SignatureKind } = {},
  ): Promise<RawAnswer> {
    const account = this.account(which);
    return this.world.couriers[account.channel].postRaw(account, body, signature);
  }

  /** Webhooks to the account in shapes that were met in the wild, for {@link postRaw}. */
  strangeCases(which: Which): StrangeCase[] {
    const account = this.account(which);
    const { identity } = this.person(which).thread;
    return platformOf(account.channel).strange(account, identity, this.world.clock.now());
  }

  /** Order, duplicates and retries of a channel's webhooks. */
  delivery(channel: SimulatedChannel, options: Partial<DeliveryOptions>): void {
    this.world.couriers[channel].configure(options);
  }

  /** Keeps a channel's webhooks back until {@link release}. */
  hold(channel: SimulatedChannel): void {
    this.world.couriers[channel].hold();
  }

  /** Sends what was held: `batch` events a POST, last first if `reversed`. */
  release(channel: SimulatedChannel, options: { batch?: number; reversed?: boolean } = {}): void {
    this.world.couriers[channel].release(options);
  }

  /** Resolves when every webhook of the channel was taken (or given up). */
  delivered(channel: SimulatedChannel): Promise<void> {
    return this.world.couriers[channel].idle();
  }

  /** The latest POSTs of a channel, with what came back. */
  attempts(channel: SimulatedChannel): readonly DeliveryAttempt[] {
    return this.world.couriers[channel].attempts;
  }

  /** Bodies that the platform gave up to deliver. */
  lost(channel: SimulatedChannel): readonly string[] {
    return this.world.couriers[channel].lost;
  }

  /** Somebody who writes to the account: the default person, or the one with this id, made if new. */
  person(which: Which, id?: string, options: { name?: string; hidesNumber?: boolean } = {}): Person {
    return personOf(this.world, this.account(which), id, options);
  }

  threads(): ThreadState[] {
    return this.world.threads.states();
  }

  /** The next sends (or received files, by the name of a media fault) of the account go wrong in this way. */
  fault(which: Which, fault: SendFault | MediaFault, times = 1): void {
    addFault(this.world, which, fault, times);
  }

  clearFaults(): void {
    clearFaults(this.world);
  }

  get unknownRoutes(): readonly UnknownRoute[] {
    return this.world.unknownRoutes;
  }

  get leakedTokens(): readonly string[] {
    return this.world.leakedTokens;
  }

  /** Stops delivering and listening. */
  async close(): Promise<void> {
    for (const courier of Object.values(this.world.couriers)) courier.close();
    await this.stopServer();
    this.removeAllListeners();
  }
}

function platformOf(channel: SimulatedChannel): Platform {
  return PLATFORMS.find((platform) => platform.channel === channel)!;
}

function accountOf(world: World, which: Which): SimulatedAccount {
  const { channel, account } = typeof which === 'string' ? { channel: which, account: undefined } : which;
  const found = world.accounts.find(
    (one) => one.channel === channel && (account === undefined || one.account === account),
  );
  if (!found) throw new RangeError(`no simulated account ${account ?? ''} on ${channel}`);
  return found;
}

function personOf(
  world: World,
  account: SimulatedAccount,
  id?: string,
  options: { name?: string; hidesNumber?: boolean } = {},
): Person {
  const known = id === undefined ? world.threads.of(account)[0] : world.threads.find(account, id);
  const thread =
    known ?? world.threads.open(account, makeIdentity(account, { ...(id !== undefined && { id }), ...options }));
  return new Person(world, platformOf(account.channel), thread);
}

function addFault(world: World, which: Which, fault: SendFault | MediaFault, times: number): void {
  const account = accountOf(world, which);
  if (typeof fault === 'string') world.faults.addMedia(account, fault, times);
  else world.faults.addSend(account, fault, times);
}

/** No more faults, and expired tokens work again. */
function clearFaults(world: World): void {
  world.faults.clear();
  for (const account of world.accounts) world.tokens.renew(account);
}

/**
 * Starts the simulated platforms on one HTTP server.
 * @throws Error when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? systemClock;
  const accounts = (options.accounts ?? DEFAULT_ACCOUNTS).map(makeAccount);
  const controlToken = options.controlToken ?? secretWord();
  const courier = (channel: SimulatedChannel) => new Courier(platformOf(channel), clock);
  const world: World = {
    clock,
    accounts,
    tokens: new TokenBook(accounts, clock),
    threads: new ThreadBook(clock),
    media: new MediaStore(clock),
    faults: new FaultBook(),
    couriers: Object.fromEntries(SIMULATED_CHANNELS.map((channel) => [channel, courier(channel)])) as World['couriers'],
    unknownRoutes: [],
    leakedTokens: [],
    url: '',
  };
  const shown = new Set<SimulatedChannel>();
  for (const account of accounts) {
    world.threads.open(account, makeIdentity(account), { main: !shown.has(account.channel) });
    shown.add(account.channel);
  }
  const server = await listen(world, PLATFORMS, {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    control: {
      world,
      token: controlToken,
      person: (which, id, more) => personOf(world, accountOf(world, which), id, more),
      fault: (which, fault, times) => addFault(world, which, fault, times),
      clearFaults: () => clearFaults(world),
    },
  });
  world.url = server.url;
  return new Simulator(world, controlToken, server.close);
}
