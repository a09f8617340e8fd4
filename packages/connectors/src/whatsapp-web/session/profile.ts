import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthStrategy } from 'whatsapp-web.js';

const OWNER_ONLY = 0o700;

/** Folder of the Chromium profile inside the account's folder; the name that the library's own LocalAuth uses. */
export function profileOf(folder: string): string {
  return join(folder, 'session');
}

/**
 * Makes the profile's folder, readable by its owner alone: it is a full credential of the account. Locks that a killed browser left are
 * removed (the caller holds the lease and has ended what ran), or Chromium refuses a profile "in use on another computer".
 */
export async function prepareProfile(folder: string): Promise<string> {
  const profile = profileOf(folder);
  await mkdir(profile, { recursive: true, mode: OWNER_ONLY });
  await Promise.all([chmod(folder, OWNER_ONLY), chmod(profile, OWNER_ONLY)]);
  const locks = (await readdir(profile)).filter((name) => name.startsWith('Singleton'));
  await Promise.all(locks.map((name) => rm(join(profile, name), { force: true })));
  return profile;
}

/** Deletes the profile: nothing in it is of use once the device is unlinked. */
export async function deleteProfile(folder: string): Promise<void> {
  await rm(profileOf(folder), { recursive: true, force: true, maxRetries: 4 });
}

/**
 * What the library calls around its browser. Like LocalAuth, except that it never deletes the profile by itself: LocalAuth does so while
 * the browser is still writing to it.
 */
export function profileAuth(profile: string, prepared: () => Promise<void>): AuthStrategy {
  let client: { options: { puppeteer: object } } | undefined;
  const nothing = () => Promise.resolve();
  let preparing: Promise<void> | undefined;
  const strategy = {
    setup: (owner: unknown) => {
      client = owner as typeof client;
    },
    beforeBrowserInitialized: () => {
      if (client) client.options.puppeteer = { ...client.options.puppeteer, userDataDir: profile };
      return Promise.resolve();
    },
    // Called again after a log-out, with the same browser and by nobody who waits.
    afterBrowserInitialized: () => (preparing ? Promise.resolve() : (preparing = prepared())),
    onAuthenticationNeeded: () => Promise.resolve({ failed: false, restart: false, failureEventPayload: undefined }),
    getAuthEventPayload: nothing,
    afterAuthReady: nothing,
    disconnect: nothing,
    destroy: nothing,
    logout: nothing,
  };
  return strategy as unknown as AuthStrategy;
}
