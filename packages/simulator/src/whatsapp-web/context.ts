import type { ThreadAccount } from '../accounts.js';
import type { World } from '../world.js';
import type { ChatBook, WebContact } from './chats.js';
import type { DeviceBook } from './devices.js';
import type { WebFaults } from './faults.js';
import type { PageHub } from './pages.js';
import type { Transcript } from './transcript.js';

/** The personal account that the page belongs to, and everything around it; handlers take it as their first argument. */
export interface Web {
  readonly world: World;
  readonly account: ThreadAccount;
  /** The owner: same shape as everybody else. */
  readonly me: WebContact;
  readonly devices: DeviceBook;
  readonly pages: PageHub;
  readonly chats: ChatBook;
  readonly faults: WebFaults;
  readonly transcript: Transcript;
  /** Modules and members (`Module.member`) that the page was asked for and does not offer. Tests fail when this is not empty. */
  readonly unknownModules: string[];
}

/** Milliseconds in one second: WhatsApp's times are whole seconds. */
const SECOND_MS = 1000;

export function nowSeconds(web: Web): number {
  return Math.floor(web.world.clock.now() / SECOND_MS);
}
