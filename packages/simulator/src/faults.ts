import type { SimulatedAccount } from './accounts.js';
import type { MediaFault } from './media/store.js';

export const SEND_FAULTS = [
  'sent-but-500',
  'sent-but-reset',
  'refused',
  '200-then-failed',
  'refused-and-failed',
  'token-expired',
  'throttled',
  'delay',
] as const;

/** What goes wrong with one send of an account. */
export interface SendFault {
  readonly kind: (typeof SEND_FAULTS)[number];
  /** The platform's code: of the refusal, or of the failed status. */
  readonly code?: number;
  readonly subcode?: number;
  /** For `throttled`: minutes after which the platform says that calls are free again; without it, it does not say. */
  readonly regainMinutes?: number;
  /** For `delay`: how long the answer takes, in real milliseconds. */
  readonly delayMs?: number;
}

/** Faults that wait for the next sends and the next received files of each account. */
export class FaultBook {
  private readonly sends = new Map<SimulatedAccount, SendFault[]>();
  private readonly media = new Map<SimulatedAccount, MediaFault[]>();

  addSend(account: SimulatedAccount, fault: SendFault, times = 1): void {
    const list = this.sends.get(account) ?? [];
    this.sends.set(account, [...list, ...Array.from({ length: times }, () => fault)]);
  }

  addMedia(account: SimulatedAccount, fault: MediaFault, times = 1): void {
    const list = this.media.get(account) ?? [];
    this.media.set(account, [...list, ...Array.from({ length: times }, () => fault)]);
  }

  takeSend(account: SimulatedAccount): SendFault | undefined {
    return this.sends.get(account)?.shift();
  }

  takeMedia(account: SimulatedAccount): MediaFault | undefined {
    return this.media.get(account)?.shift();
  }

  clear(): void {
    this.sends.clear();
    this.media.clear();
  }
}
