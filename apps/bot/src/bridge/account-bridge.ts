import { join } from 'node:path';
import { createWhatsAppWebConnector } from '@hearth/connectors';
import type { OpenOptions, WhatsAppWebConnector } from '@hearth/connectors';
import { conversationId, parseConversationId } from '@hearth/message';
import type { Logger } from 'pino';
import { Intake } from '../gateway/intake.js';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import { sendQueueOf } from '../queue/wake.js';
import type { Recovery } from '../queue/recovery.js';
import { ConnectorSet } from '../runtime/connectors.js';
import { queuesOver } from '../runtime/runtime.js';
import type { QueueSet, Runtime } from '../runtime/runtime.js';
import { startDeliveries, type Deliveries } from '../sender/deliveries.js';
import { Delivery } from '../sender/delivery.js';
import { MediaResolver } from '../worker/media.js';
import { connectorConfig, type BridgeAccount } from './accounts.js';
import { alertOperator } from './alert.js';
import { Audience } from './audience.js';
import { findChromium } from './chromium.js';
import type { BridgeCommand } from './commands.js';
import type { TypingWish } from './distant.js';
import { evidenceInChat } from './evidence.js';
import { Inbound } from './inbound.js';
import { Keeper, type KeeperTimes } from './keeper.js';
import { Lease, type LeaseTimes } from './lease.js';
import { paceLimit } from './pacing.js';
import { pacedConnector } from './paced.js';
import { scanWithSimulatedPhone } from './simulated-phone.js';
import { StatusBoard } from './status.js';

/** Conversations that are answered at once; the account as a whole keeps its own pace. */
const CONCURRENCY = 8;
/** Typing and read mark together, ms. */
const CALL_LIMIT_MS = 10_000;
/** The limit a minute waits for less. */
const LONG_WAIT_MS = 120_000;
const MEGABYTE = 1_000_000;

export interface AccountBridgeOptions {
  readonly runtime: Runtime;
  /** As it is now: a simulated number may have moved. */
  readonly account: () => BridgeAccount;
  readonly recovery: Recovery;
  readonly leaseTimes: LeaseTimes;
  readonly keeperTimes: KeeperTimes;
  readonly limits?: OpenOptions['limits'];
  /** The simulated owner scans by itself. */
  readonly scan: boolean;
}

/** One personal number: lease, browser, what comes in and what goes out. */
export class AccountBridge {
  readonly #account: string;
  readonly #log: Logger;
  readonly #queues: QueueSet;
  readonly #connector: WhatsAppWebConnector;
  readonly #board: StatusBoard;
  readonly #intake: Intake;
  readonly #inbound: Inbound;
  #lease: Lease | undefined;
  #keeper: Keeper | undefined;
  #deliveries: Deliveries | undefined;
  #retry: NodeJS.Timeout | undefined;
  /** Aborted when the account is given up. */
  #stop = new AbortController();
  #closed = false;
  #sentAt = 0;

  constructor(private readonly options: AccountBridgeOptions) {
    const { runtime } = options;
    const { config, log, metrics, patientRedis: redis } = runtime;
    const account = options.account();
    this.#account = account.account;
    this.#log = log;
    this.#queues = queuesOver(redis, config);
    this.#connector = createWhatsAppWebConnector({
      ...connectorConfig(config, account),
      session: () => this.#session(),
    });
    this.#board = new StatusBoard(redis, account.account, account.simulated !== undefined);
    const { allow } = config.whatsappWeb;
    const everybody = account.simulated && allow === '';
    const whom = everybody ? { ...config.whatsappWeb, strangers: 'answer' as const } : config.whatsappWeb;
    // Files are fetched before an event gets there.
    this.#intake = new Intake(this.#queues, { soon: () => undefined }, { config, log, metrics });
    this.#inbound = new Inbound({
      connector: this.#connector,
      intake: this.#intake,
      media: new MediaResolver({ redis, store: runtime.media, limits: config.media, log, metrics }),
      audience: new Audience(whom),
      redis,
      log,
      seen: (key) => this.#queues.queue.markSeen({ channel: 'whatsapp-web', account: account.account }, key),
    });
  }

  get account(): string {
    return this.#account;
  }

  async start(): Promise<void> {
    await this.#takeLease();
  }

  /** Shows "typing…" and marks what was taken as read. */
  async typing({ conversation, inboundId }: TypingWish): Promise<void> {
    const ref = parseConversationId(conversation);
    if (ref.account !== this.#account || !this.#keeper?.ready) return;
    // The mark is for the whole chat: what has come, but is not in the queue yet, must not count as read.
    await this.#inbound.settled(conversationId(ref));
    await this.#connector.typing(ref, inboundId, AbortSignal.timeout(CALL_LIMIT_MS));
  }

  async obey({ account, act, byCode }: BridgeCommand): Promise<void> {
    if (account !== this.#account || !this.#keeper) return;
    if (act === 'pair') this.#keeper.pair(byCode);
    else await this.#keeper.logOut();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const held = this.#lease !== undefined;
    await this.#letGo();
    if (held) await this.#board.clear();
    await this.#lease?.release();
    await this.#intake.close();
    await this.#queues.wakes.close();
  }

  #session() {
    if (!this.#keeper) throw new Error('this process does not hold the account');
    return this.#keeper.session;
  }

  async #takeLease(): Promise<void> {
    const { leaseTimes, runtime } = this.options;
    const again = () => {
      if (!this.#closed) this.#retry = setTimeout(() => void this.#takeLease(), leaseTimes.renewEveryMs);
    };
    try {
      const taken = await Lease.take(runtime.redis, this.#account, () => void this.#leaseLost(), leaseTimes);
      if ('holder' in taken) {
        this.#log.info({ account: this.#account, holder: taken.holder }, 'another process holds this number; waiting');
        return again();
      }
      this.#lease = taken;
      if (this.#closed) return await taken.release();
    } catch (error) {
      this.#log.warn({ error: String(error) }, 'no lease yet');
      return again();
    }
    await this.#hold();
  }

  /** From here on the account is ours. */
  async #hold(): Promise<void> {
    const { runtime, recovery } = this.options;
    const { config } = runtime;
    this.#inbound.hold();
    this.#stop = new AbortController();
    this.#keeper = this.#makeKeeper();
    const redis = runtime.patientRedis;
    const connector = pacedConnector(this.#connector, {
      redis,
      pace: config.whatsappWeb,
      held: () => this.#lease?.held === true,
      showTyping: async (peer) => this.#session().typing(peer),
      stop: this.#stop.signal,
    });
    const delivery = new Delivery({
      connectors: new ConnectorSet([connector]),
      conversations: runtime.conversations(),
      log: this.#log,
      media: runtime.media,
      metrics: runtime.metrics,
      outbox: this.#queues.outbox,
      redis,
      limit: async (item) => {
        const ms = await paceLimit(redis, item, config.whatsappWeb);
        if (ms > LONG_WAIT_MS) this.#log.warn({ account: this.#account, ms }, 'the messages of a day are used up');
        if (ms === 0) this.#sentAt = Date.now();
        return ms;
      },
      reconcile: (_connector, item, since) =>
        evidenceInChat({ connector: this.#connector, session: () => this.#session(), redis }, item, since),
    });
    const queue = sendQueueOf(accountOf(this.#connector));
    this.#deliveries = startDeliveries(runtime, { queue, delivery, recovery, concurrency: CONCURRENCY, paused: true });
    this.#keeper.start();
  }

  #makeKeeper(): Keeper {
    const { runtime, account, keeperTimes, limits, scan } = this.options;
    const { config } = runtime;
    return new Keeper({
      account,
      folder: join(config.dataDir, 'whatsapp-web', this.#account),
      chromium: () => findChromium(config.whatsappWeb.chromium),
      restartAboveBytes: config.whatsappWeb.restartAboveMb * MEGABYTE,
      board: this.#board,
      log: this.#log,
      times: keeperTimes,
      ...(limits && { limits }),
      idleMs: () => Date.now() - Math.max(this.#inbound.lastAt, this.#sentAt),
      onEvents: (envelope) => this.#inbound.take(envelope),
      onReady: (session) => {
        void this.#inbound
          .catchUp(session)
          .catch((error: unknown) => this.#log.error({ error: String(error) }, 'catching up failed'));
        void this.#sendAgain().catch((error: unknown) =>
          this.#log.error({ error: String(error) }, 'deliveries do not go on'),
        );
      },
      onDown: () => {
        this.#inbound.hold();
        this.#deliveries?.pause();
      },
      onQr: (qr) => {
        const { simulated } = account();
        if (simulated && scan)
          void scanWithSimulatedPhone(simulated, qr).catch((error: unknown) =>
            this.#log.warn({ error: String(error) }, 'the simulated phone did not scan'),
          );
      },
      onTrouble: (_problem, advice) => void alertOperator(runtime, this.#queues, this.#account, advice),
    });
  }

  /** At once, with all that waits: also what was to be tried later, for the browser was gone. */
  async #sendAgain(): Promise<void> {
    await this.options.runtime.patientRedis.del(keys.stopped(accountOf(this.#connector)));
    this.#deliveries?.resume();
    await this.#queues.wakes.sendOf(accountOf(this.#connector)).promoteJobs();
  }

  /** Another process may open the profile from now on: the browser ends first of all. */
  async #leaseLost(): Promise<void> {
    this.#log.error({ account: this.#account }, 'the lease on this number was lost; its browser is closed');
    await this.#letGo();
    this.#lease = undefined;
    if (!this.#closed) await this.#takeLease();
  }

  async #letGo(): Promise<void> {
    const [keeper, deliveries] = [this.#keeper, this.#deliveries];
    this.#deliveries = undefined;
    this.#stop.abort();
    deliveries?.pause();
    // A send under way ends with its browser.
    await keeper?.close();
    this.#keeper = undefined;
    await deliveries?.close();
    await this.#inbound.close();
  }
}
