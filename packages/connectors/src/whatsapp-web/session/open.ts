import { ADVICE, SessionError } from './error.js';
import { clientOptions } from './launch.js';
import { loadLibrary } from './library.js';
import type { PhaseLimits } from './phases.js';
import { endBrowsersOf } from './processes.js';
import { prepareProfile } from './profile.js';
import { Session } from './session.js';
import type { SessionEvent, WhatsAppWebSession } from './types.js';

export interface OpenOptions {
  /** Names the account in events: what conversations are filed under. */
  readonly account: string;
  /** The account's own folder; the profile lies in it. Only one process may use it at a time: the caller holds the lease. */
  readonly profileDir: string;
  /** Chromium or Chrome. */
  readonly executablePath: string;
  readonly chromiumArgs?: readonly string[];
  /** The phone number, with country code: pair by a code to type instead of a QR code to scan. */
  readonly pairWith?: string;
  /** Messages older than this (milliseconds since 1970) are the backlog: parsed as ignored. Default: now. */
  readonly since?: number;
  /** Hears everything, in order. */
  readonly onEvent: (event: SessionEvent) => void;
  /** Time limits, in milliseconds, for those who cannot wait as long as people do. */
  readonly limits?: Partial<
    PhaseLimits & {
      readonly textMs: number;
      readonly fileMs: number;
      readonly ackMs: number;
      readonly unsettledMs: number;
      readonly probeMs: number;
      readonly downloadMs: number;
      readonly retryAfterMs: readonly number[];
    }
  >;
}

/**
 * Starts a Chromium on the account's profile and opens WhatsApp Web in it, with the unmodified library. A browser that an earlier, killed
 * owner left behind is ended first. Resolves as soon as the browser runs: what comes next is told by events, and `ready` settles.
 * @throws SessionError `browser-not-started`.
 */
export async function openWhatsAppWebSession(options: OpenOptions): Promise<WhatsAppWebSession> {
  const library = await loadLibrary();
  const profile = await prepareProfile(options.profileDir);
  await endBrowsersOf(profile);
  let running!: () => void;
  const started = new Promise<void>((resolve) => (running = resolve));
  const client = new library.Client(
    clientOptions({
      executablePath: options.executablePath,
      profile,
      chromiumArgs: options.chromiumArgs ?? [],
      pairWith: options.pairWith,
      prepared: async () => {
        await session.link.browserStarted();
        running();
      },
    }),
  );
  const session = new Session(library, client, options);
  await Promise.race([started, session.link.start()]);
  if (session.browserPid === 0) throw new SessionError('browser-not-started', ADVICE['browser-not-started']);
  return session;
}
