import type { MediaBehaviour } from './wire.js';

/**
 * What happens to a send of the page. `unacked`: stays with the page (ack 0) until {@link WebFaults.acks} are released;
 * `refused`: ack −1; `undefined`: not sent, and the library gets no message; `throws`: not sent, an exception in the page;
 * `hang`: sent, but the page gets no answer; `hang-unsent`: neither; `garbage`: sent, but the page's model is nonsense.
 */
export const SEND_ACCIDENTS = ['unacked', 'refused', 'undefined', 'throws', 'hang', 'hang-unsent', 'garbage'] as const;
export type SendAccident = (typeof SEND_ACCIDENTS)[number];

/** How long each ack takes, in milliseconds; null: it never comes. */
export interface AckTimes {
  readonly server: number | null;
  readonly device: number | null;
}

export interface WebFaultSettings {
  /** Modules that `require` no longer knows, as after a release of the page. */
  readonly missing: readonly string[];
  readonly acks: AckTimes;
  /** Messages that came while no page was open: only in the chats with their unread count, or announced as well. */
  readonly offlineDelivery: 'silent' | 'announced';
  /** Linked, but the account's data never comes: the library never gets `authenticated`. */
  readonly neverSyncs: boolean;
  /** The page's scripts never start. */
  readonly neverLoads: boolean;
}

export const NO_FAULTS: WebFaultSettings = {
  missing: [],
  acks: { server: 0, device: 0 },
  offlineDelivery: 'silent',
  neverSyncs: false,
  neverLoads: false,
};

/** What goes wrong from now on; accidents are used up one by one. */
export class WebFaults {
  settings: WebFaultSettings = NO_FAULTS;
  private sends: SendAccident[] = [];
  private media: MediaBehaviour[] = [];

  addSends(accident: SendAccident, times: number): void {
    for (let left = times; left > 0; left -= 1) this.sends.push(accident);
  }

  addMedia(behaviour: MediaBehaviour, times: number): void {
    for (let left = times; left > 0; left -= 1) this.media.push(behaviour);
  }

  takeSend(): SendAccident | undefined {
    return this.sends.shift();
  }

  takeMedia(): MediaBehaviour | undefined {
    return this.media.shift();
  }

  clear(): void {
    this.settings = NO_FAULTS;
    this.sends = [];
    this.media = [];
  }
}
