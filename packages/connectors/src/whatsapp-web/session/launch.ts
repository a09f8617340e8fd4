import type { ClientOptions } from 'whatsapp-web.js';
import { profileAuth } from './profile.js';

/** Longest start of Chromium, in milliseconds. */
const LAUNCH_LIMIT_MS = 30_000;
/** A DevTools call that takes longer has failed; ours have shorter limits of their own. */
const PROTOCOL_LIMIT_MS = 120_000;
/** Longest wait of the library for the page's first script. */
const FIRST_SCRIPT_LIMIT_MS = 30_000;

/** Nothing of the browser's own goes out, and it needs neither sound nor a screen. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--mute-audio',
  '--no-first-run',
  // The page must go on working although nobody looks at it.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

export interface LaunchOptions {
  readonly executablePath: string;
  readonly profile: string;
  readonly chromiumArgs: readonly string[];
  /** The phone number, with country code, that gets a pairing code; without it a QR code is shown. */
  readonly pairWith?: string | undefined;
  readonly prepared: () => Promise<void>;
}

/** Options of the library's client. */
export function clientOptions(options: LaunchOptions): ClientOptions {
  const phone = options.pairWith?.replaceAll(/\D/g, '');
  // Chromium's sandbox refuses root: containers should run it as a user.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    authStrategy: profileAuth(options.profile, options.prepared),
    puppeteer: {
      executablePath: options.executablePath,
      args: [...QUIET, ...sandbox, ...options.chromiumArgs],
      headless: true,
      // A browser on a pipe ends by itself when its owner is killed.
      pipe: true,
      timeout: LAUNCH_LIMIT_MS,
      protocolTimeout: PROTOCOL_LIMIT_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
    // The library's default says Chrome 101; ours says what it is (see session.ts).
    userAgent: false as unknown as string,
    // The default writes into the working directory, and where it cannot, `ready` never comes.
    webVersionCache: { type: 'none' },
    takeoverOnConflict: false,
    authTimeoutMs: FIRST_SCRIPT_LIMIT_MS,
    ...(phone && { pairWithPhoneNumber: { phoneNumber: phone, showNotification: true } }),
  };
}
