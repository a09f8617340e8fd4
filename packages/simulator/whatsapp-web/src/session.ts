import type { SocketState, WireMe } from '../../src/whatsapp-web/wire.js';
import { Emitter } from './emitter.js';
import { Model } from './model.js';
import { post } from './server.js';
import { Wid } from './wid.js';

/** Steps of the loading screen while the account is fetched. */
const SYNC_STEPS_PERCENT = [0, 50, 100];

/** The connection to WhatsApp, as the page shows it to itself. */
class Socket extends Model {
  readonly #stateHeard = Promise.withResolvers<void>();

  constructor() {
    super(new Emitter(), { state: 'OPENING', hasSynced: false });
  }

  /** The library waits for `change:hasSynced` and would miss one that came before it listens. */
  override on(names: string, listener: (...args: unknown[]) => void): this {
    super.on(names, listener);
    if (names.split(' ').includes('change:hasSynced')) this.#stateHeard.resolve();
    return this;
  }

  async synced(): Promise<void> {
    await this.#stateHeard.promise;
    this.set({ hasSynced: true });
  }

  takeover(): void {
    void post('takeover');
  }

  async logout(): Promise<void> {
    await post('logout');
  }
}

/** Commands and what happens to the whole page. */
class Cmd extends Emitter {
  refreshQR(): void {
    void post('refresh-qr');
  }
}

/** Account, device and QR reference. */
class Conn extends Model {
  constructor() {
    super(new Emitter(), { ref: undefined, pushname: undefined, platform: undefined });
  }
}

class Session {
  readonly socket = new Socket();
  readonly cmd = new Cmd();
  readonly conn = new Conn();
  me: { readonly pn: Wid; readonly lid: Wid } | undefined;
  progressPercent = 0;
  private linkedState: SocketState | undefined;

  state(state: SocketState): void {
    this.linkedState = state;
    this.socket.set({ state });
    const output = document.getElementById('state');
    if (output) output.textContent = state.toLowerCase();
  }

  linked({ pn, lid, pushname, platform }: WireMe): void {
    this.me = { pn: new Wid(pn), lid: new Wid(lid) };
    this.conn.set({ pushname, platform, wid: this.me.pn });
  }

  async synced(): Promise<void> {
    for (const percent of SYNC_STEPS_PERCENT) {
      this.progressPercent = percent;
      this.cmd.trigger('offline_progress_update_from_bridge');
    }
    await this.socket.synced();
    await post('synced');
  }

  /** The line to the server came or went; what the state was comes with the next snapshot. */
  connection(connected: boolean): void {
    if (!connected && this.linkedState === 'CONNECTED') this.state('TIMEOUT');
  }
}

export const session = new Session();
