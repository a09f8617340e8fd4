import type { SimulatedAccount, SimulatedChannel } from './accounts.js';
import type { Clock } from './clock.js';
import type { FaultBook } from './faults.js';
import type { MediaStore } from './media/store.js';
import type { ThreadBook } from './threads/book.js';
import type { TokenBook } from './tokens.js';
import type { WhatsAppWeb } from './whatsapp-web/whatsapp-web.js';
import type { Courier } from './webhooks/courier.js';

/** A request that no platform knows. */
export interface UnknownRoute {
  readonly method: string;
  readonly path: string;
}

/** Everything the simulated platforms share; handlers take it as their first argument. */
export interface World {
  readonly clock: Clock;
  readonly accounts: readonly SimulatedAccount[];
  readonly tokens: TokenBook;
  readonly threads: ThreadBook;
  readonly media: MediaStore;
  readonly faults: FaultBook;
  readonly couriers: Readonly<Record<SimulatedChannel, Courier>>;
  /** Tests fail when this is not empty. */
  readonly unknownRoutes: UnknownRoute[];
  /** Addresses that were handed an access token which is none of their business. Tests fail when this is not empty. */
  readonly leakedTokens: string[];
  /** The page of a personal number, when one was opened. */
  whatsAppWeb?: WhatsAppWeb;
  /** `http://127.0.0.1:port`; empty until the server listens. */
  url: string;
}
