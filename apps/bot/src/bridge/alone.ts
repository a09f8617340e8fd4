import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openWhatsAppWebSession, SessionError } from '@hearth/connectors';
import type { WhatsAppWebSession } from '@hearth/connectors';
import type { Config } from '../config/schema.js';
import { UserError } from '../config/user-error.js';
import { noteLinked } from './since.js';
import { afterEvent, type BridgeStatus } from './status.js';

/** A linked account is there within this, or it is not linked. */
const OPEN_LIMIT_MS = 60_000;
const SAVE_MS = 5000;

export interface AloneOptions {
  readonly account: string;
  readonly folder: string;
  readonly chromium: string;
  readonly chromiumArgs?: readonly string[];
  readonly byCode: boolean;
  readonly onStatus: (status: BridgeStatus) => void;
}

/** Links a number while no bridge runs. The profile stays for the bridge. @throws UserError when it comes to nothing. */
export async function pairAlone(options: Omit<AloneOptions, 'folder'> & { readonly config: Config }): Promise<void> {
  const folder = join(options.config.dataDir, 'whatsapp-web', options.account);
  const session = await openForPairing({ ...options, folder });
  await noteLinked(folder, Date.now());
  // Ended at once, the browser may not have written down what it has just learned.
  await sleep(SAVE_MS);
  await session.close();
}

/** Opens the profile and shows codes until the number is linked. @throws UserError */
export async function openForPairing(options: AloneOptions): Promise<WhatsAppWebSession> {
  const { account, folder, chromium, chromiumArgs, byCode, onStatus } = options;
  let status: BridgeStatus = {
    account,
    simulated: chromiumArgs !== undefined,
    state: 'starting',
    restarts: 0,
    at: Date.now(),
  };
  onStatus(status);
  try {
    const session = await openWhatsAppWebSession({
      account,
      profileDir: folder,
      executablePath: chromium,
      ...(chromiumArgs && { chromiumArgs }),
      ...(byCode && { pairWith: account }),
      onEvent: (event) => {
        status = afterEvent(status, event);
        if (event.kind !== 'lost' && event.kind !== 'events') onStatus(status);
      },
    });
    const stop = () => void session.close();
    process.once('SIGINT', stop).once('SIGTERM', stop);
    await session.ready;
    return session;
  } catch (error) {
    if (error instanceof SessionError) throw new UserError(error.message, { cause: error });
    throw error;
  }
}

/** Unlinks a number while no bridge runs. @returns whether WhatsApp was told. */
export async function logOutAlone(
  options: Pick<AloneOptions, 'account' | 'folder' | 'chromium' | 'chromiumArgs'>,
): Promise<boolean> {
  const { account, folder, chromium, chromiumArgs } = options;
  try {
    const session = await openWhatsAppWebSession({
      account,
      profileDir: folder,
      executablePath: chromium,
      ...(chromiumArgs && { chromiumArgs }),
      limits: { startMs: OPEN_LIMIT_MS, pairMs: 1, syncMs: OPEN_LIMIT_MS },
      onEvent: () => undefined,
    });
    await session.ready;
    await session.logout();
    return true;
  } catch (error) {
    if (error instanceof SessionError) return false;
    throw error;
  }
}
