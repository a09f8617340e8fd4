import type { SessionEvent } from '@hearth/connectors';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';

/** How a personal number is, for whoever shows it. */
export type BridgeState =
  | 'starting'
  /** A code waits to be scanned or typed. */
  | 'pairing'
  /** The phone accepted; the account's data is on its way. */
  | 'syncing'
  | 'ready'
  /** No connection to WhatsApp; the page tries by itself. */
  | 'disconnected'
  /** Is started again soon. */
  | 'restarting'
  /** Nothing happens until somebody starts pairing. */
  | 'stopped';

export interface BridgeStatus {
  readonly account: string;
  readonly simulated: boolean;
  readonly state: BridgeState;
  /** What is wrong and what to do, in a sentence. */
  readonly advice?: string;
  /** Secret while it lasts: whoever scans it has the account. */
  readonly qr?: string;
  /** Pairing code, to be typed into the phone. */
  readonly code?: string;
  /** Percent of the account's data. */
  readonly loading?: number;
  /** Release of the page. */
  readonly version?: string;
  /** Names that the page lacks: what they do fails, the rest goes on. */
  readonly missing?: readonly string[];
  readonly memoryMb?: number;
  /** Times that the browser was started again. */
  readonly restarts: number;
  /** When this was written, ms. */
  readonly at: number;
}

/** A bridge writes at least at every probe; what is older is of one that is gone. */
const KEPT_SECONDS = 60;

const bridgeKey = (account: string) => keys.bridge(accountOf({ channel: 'whatsapp-web', account }));

/** What is known of a number; undefined when no bridge works for it. */
export async function readStatus(redis: RedisClient, account: string): Promise<BridgeStatus | undefined> {
  const json = await redis.get(bridgeKey(account));
  return json ? (JSON.parse(json) as BridgeStatus) : undefined;
}

/** The status after a piece of news of the session. Codes are forgotten as soon as they are of no use. */
export function afterEvent(status: BridgeStatus, event: SessionEvent): BridgeStatus {
  const { account, simulated, restarts, version, missing, memoryMb } = status;
  const facts = {
    account,
    simulated,
    restarts,
    ...(version && { version }),
    ...(missing && { missing }),
    ...(memoryMb && { memoryMb }),
    at: Date.now(),
  };
  switch (event.kind) {
    case 'qr':
      return { ...facts, state: 'pairing', qr: event.qr };
    case 'code':
      return { ...facts, state: 'pairing', code: event.code };
    case 'authenticated':
      return { ...facts, state: 'syncing' };
    case 'loading':
      return { ...facts, state: 'syncing', loading: event.percent };
    case 'ready':
      return { ...facts, state: 'ready' };
    default:
      return { ...status, at: Date.now() };
  }
}

/** Leaves the status of one account in Redis, in order; what cannot be written is written with the next news. */
export class StatusBoard {
  #status: BridgeStatus;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly redis: RedisClient,
    account: string,
    simulated: boolean,
  ) {
    this.#status = { account, simulated, state: 'starting', restarts: 0, at: Date.now() };
  }

  get now(): BridgeStatus {
    return this.#status;
  }

  set(status: BridgeStatus): void {
    this.#status = { ...status, at: Date.now() };
    const json = JSON.stringify(this.#status);
    this.#writing = this.#writing.then(() =>
      this.redis.set(bridgeKey(status.account), json, 'EX', KEPT_SECONDS).catch(() => undefined),
    );
  }

  /** In a state that has neither code nor progress. */
  enter(state: BridgeState, advice?: string): void {
    const { qr: _qr, code: _code, loading: _loading, advice: _advice, ...facts } = this.#status;
    this.set({ ...facts, state, ...(advice && { advice }) });
  }

  /** Written, and no longer there: the bridge has ended. */
  async clear(): Promise<void> {
    await this.#writing;
    await this.redis.del(bridgeKey(this.#status.account)).catch(() => undefined);
  }
}
