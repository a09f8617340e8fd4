import type { SimulatedAccount } from '../accounts.js';
import type { Clock } from '../clock.js';
import type { Platform, ThreadEvent } from '../platform.js';
import { encodeWebhook, signatureHeaders, type SignatureKind } from './signature.js';

/** How one channel's webhooks travel. */
export interface DeliveryOptions {
  /** `kept`: one thread's events wait for each other, unless the bot keeps refusing one; `free`: each goes at once and may overtake. */
  readonly order: 'kept' | 'free';
  /** How often each POST is delivered successfully; platforms promise at least once. */
  readonly copies: number;
  /** Waits between attempts; the last one repeats. The platforms' own are hours; these suit a restarting gateway. */
  readonly retryDelaysMs: readonly number[];
  /** How long the receiver may take to answer. */
  readonly timeoutMs: number;
}

const DEFAULT_DELIVERY: DeliveryOptions = {
  order: 'kept',
  copies: 1,
  retryDelaysMs: [100, 200, 400, 800, 1500, 2500],
  timeoutMs: 5_000,
};

/** One event on its way, in the platform's own shape. */
interface Parcel {
  readonly account: SimulatedAccount;
  /** Events of one lane keep their order. */
  readonly lane: string;
  readonly event: ThreadEvent;
  readonly onDelivered?: () => void;
}

/** One POST, for tests: what was sent and what came back (`status` 0: nobody answered). */
export interface DeliveryAttempt {
  readonly channel: string;
  readonly account: string;
  readonly at: number;
  readonly body: string;
  readonly status: number;
}

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

const KEPT_ATTEMPTS = 500;
/** An event that the bot has refused this often no longer holds up its thread. */
const REFUSALS_BEFORE_OVERTAKING = 12;

interface Shipment {
  readonly account: SimulatedAccount;
  readonly bytes: Buffer;
  readonly since: number;
  readonly parcels: readonly Parcel[];
  attempts: number;
  /** Answers other than 200; a bot that is down does not refuse. */
  refusals: number;
}

/** Carries webhooks of one channel to the bot and repeats them until it answers 200. */
export class Courier {
  readonly attempts: DeliveryAttempt[] = [];
  /** Bodies that were given up, as the platform gives them up. */
  readonly lost: string[] = [];
  private options = DEFAULT_DELIVERY;
  private url: string | undefined;
  private readonly lanes = new Map<string, Shipment[]>();
  private readonly waiting = new Set<() => void>();
  private readonly idlers: (() => void)[] = [];
  private held: Parcel[] | undefined;
  private laneCount = 0;
  private readonly closing = new AbortController();

  constructor(
    private readonly platform: Pick<Platform, 'channel' | 'envelope' | 'giveUpAfterMs'>,
    private readonly clock: Clock,
  ) {}

  configure(options: Partial<DeliveryOptions>): void {
    this.options = { ...this.options, ...options };
  }

  /** The bot's address. Whatever waits is tried again at once. */
  setWebhook(url: string): void {
    this.url = url;
    this.wake();
  }

  get webhook(): string | undefined {
    return this.url;
  }

  send(parcel: Parcel): void {
    if (this.held) this.held.push(parcel);
    else this.ship([parcel]);
  }

  /** Keeps everything back until {@link release}: how a test makes batches and disorder. */
  hold(): void {
    this.held ??= [];
  }

  /** Sends what was held, `batch` events a POST, optionally last first. */
  release({ batch = 1000, reversed = false } = {}): void {
    const parcels = this.held ?? [];
    this.held = undefined;
    if (reversed) parcels.reverse();
    const accounts = new Set(parcels.map((parcel) => parcel.account));
    for (const account of accounts) {
      const own = parcels.filter((parcel) => parcel.account === account);
      for (let at = 0; at < own.length; at += batch) this.ship(own.slice(at, at + batch));
    }
  }

  /** One POST of exactly these bytes (an object is encoded as the platform would), without retry. */
  async postRaw(account: SimulatedAccount, body: unknown, signature: SignatureKind): Promise<RawAnswer> {
    if (!this.url) throw new Error(`no webhook is set for ${this.platform.channel}`);
    const bytes = Buffer.isBuffer(body) ? body : typeof body === 'string' ? Buffer.from(body) : encodeWebhook(body);
    return this.post(this.url, bytes, signatureHeaders(bytes, account.appSecret, signature));
  }

  /** Resolves once nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.lanes.size > 0) await new Promise<void>((resolve) => this.idlers.push(resolve));
  }
  close(): void {
    this.closing.abort();
    this.wake();
  }

  private ship(parcels: readonly Parcel[]): void {
    const first = parcels[0];
    if (!first) return;
    const { account } = first;
    const bytes = encodeWebhook(
      this.platform.envelope(
        account,
        parcels.map((parcel) => parcel.event),
        this.clock.now(),
      ),
    );
    const shipment: Shipment = { account, bytes, since: this.clock.now(), parcels, attempts: 0, refusals: 0 };
    const queue = this.options.order === 'kept' ? this.lanes.get(first.lane) : undefined;
    if (queue) queue.push(shipment);
    else this.open(this.options.order === 'kept' ? first.lane : this.ownLane(), shipment);
  }

  /** Name of a lane in which a shipment is alone. */
  private ownLane(): string {
    return `alone ${++this.laneCount}`;
  }

  private open(lane: string, shipment: Shipment): void {
    this.lanes.set(lane, [shipment]);
    void this.run(lane);
  }

  private async run(lane: string): Promise<void> {
    const queue = this.lanes.get(lane)!;
    while (queue[0] && !this.closing.signal.aborted) {
      const head = queue[0];
      const mayStepAside = () => queue.length > 1 && head.refusals >= REFUSALS_BEFORE_OVERTAKING;
      if (!(await this.deliver(head, mayStepAside))) this.open(this.ownLane(), head);
      queue.shift();
    }
    this.lanes.delete(lane);
    for (const resolve of this.idlers.splice(0)) resolve();
  }

  /** @returns false when the shipment is to go on alone, because the bot refuses it and others wait behind it. */
  private async deliver(shipment: Shipment, mayStepAside: () => boolean): Promise<boolean> {
    for (let copies = 0; copies < this.options.copies;) {
      if (this.closing.signal.aborted) return true;
      if (await this.attempt(shipment)) {
        copies++;
        continue;
      }
      if (this.clock.now() - shipment.since >= this.platform.giveUpAfterMs) {
        this.lost.push(shipment.bytes.toString());
        return true;
      }
      if (mayStepAside()) return false;
      const delays = this.options.retryDelaysMs;
      await this.pause(delays[Math.min(shipment.attempts, delays.length) - 1] ?? 1000);
    }
    for (const parcel of shipment.parcels) parcel.onDelivered?.();
    return true;
  }

  private async attempt(shipment: Shipment): Promise<boolean> {
    shipment.attempts++;
    if (!this.url) return false;
    const headers = signatureHeaders(shipment.bytes, shipment.account.appSecret, 'valid');
    const { status } = await this.post(this.url, shipment.bytes, headers);
    if (status !== 0 && status !== 200) shipment.refusals++;
    this.attempts.push({
      channel: this.platform.channel,
      account: shipment.account.account,
      at: this.clock.now(),
      body: shipment.bytes.toString(),
      status,
    });
    if (this.attempts.length > KEPT_ATTEMPTS) this.attempts.shift();
    return status === 200;
  }

  private async post(url: string, bytes: Buffer, headers: Record<string, string>): Promise<RawAnswer> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', ...headers },
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.options.timeoutMs)]),
      });
      return { status: answer.status, body: await answer.text() };
    } catch {
      // Down, reset or too slow: all the same to the platform, which tries again.
      return { status: 0, body: '' };
    }
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        callOff();
        this.waiting.delete(done);
        resolve();
      };
      const callOff = this.clock.after(ms, done);
      this.waiting.add(done);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }
}
