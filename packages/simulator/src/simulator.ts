import { EventEmitter } from 'node:events';
import type { SimulatedAccount, SimulatedChannel, Which } from './accounts.js';
import { accountOf, addFault, clearFaults, personOf } from './directory.js';
import type { SendFault } from './faults.js';
import type { MediaFault } from './media/store.js';
import { platformOf } from './platforms.js';
import type { StrangeCase } from './strange/case.js';
import type { Person } from './threads/person.js';
import type { ThreadState } from './threads/types.js';
import type { DeliveryAttempt, DeliveryOptions, RawAnswer } from './webhooks/courier.js';
import type { SignatureKind } from './webhooks/signature.js';
import { verifyWebhook, type Verification } from './webhooks/verify.js';
import type { WhatsAppWeb } from './whatsapp-web/whatsapp-web.js';
import type { UnknownRoute, World } from './world.js';

/** What the rest of the system needs to find the simulator; holds secrets. */
export interface SimulatorInfo {
  readonly graphUrl: string;
  readonly instagramUrl: string;
  readonly mediaUrl: string;
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly accounts: readonly SimulatedAccount[];
  /** The personal number, when its page is open: what a Chromium of the bridge needs to find it. */
  readonly whatsAppWeb?: {
    readonly account: string;
    readonly origin: string;
    readonly chromiumArgs: readonly string[];
  };
}

/** The messaging platforms on loopback, as seen by their servers, their users and their faults. */
export class Simulator extends EventEmitter<{ update: [ThreadState] }> {
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
    world.threads.onUpdate((thread) => {
      if (this.listenerCount('update') > 0) this.emit('update', thread.state());
    });
  }

  get url(): string {
    return this.world.url;
  }

  /** The personal number's page. @throws Error when none was opened. */
  get whatsAppWeb(): WhatsAppWeb {
    const page = this.world.whatsAppWeb;
    if (!page) throw new Error('no personal number: start the simulator with whatsAppWeb');
    return page;
  }

  /** For the run file. */
  info(): SimulatorInfo {
    const { graphUrl, instagramUrl, mediaUrl, controlUrl, controlToken, accounts } = this;
    const page = this.world.whatsAppWeb;
    return {
      graphUrl,
      instagramUrl,
      mediaUrl,
      controlUrl,
      controlToken,
      accounts,
      ...(page && {
        whatsAppWeb: { account: page.phone, origin: page.origin, chromiumArgs: page.chromiumArgs },
      }),
    };
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
    return personOf(this.world, which, id, options);
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
    await this.world.whatsAppWeb?.close();
    await this.stopServer();
    this.removeAllListeners();
  }
}
