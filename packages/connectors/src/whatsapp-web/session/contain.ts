import { asSessionError } from './calls.js';
import type { LibraryClient } from './library.js';
import { claimListeners } from './page/link.js';

/** Tries of the first start in a page that is loaded anew meanwhile. */
const MAX_STARTS = 5;

/**
 * Keeps the library's failures inside. Several of its promises are awaited by nobody, so that a page that is loaded anew at the wrong
 * moment would end the process; and it closes the browser behind our back.
 */
export function contain(
  client: LibraryClient,
  onFault: (call: string, error: unknown) => void,
): { started: () => void } {
  let starting = true;
  const inject = client.inject.bind(client);
  // Awaited at the start, where a failure would leave the library without its listener for the next page; later called by that
  // listener, which awaits nothing.
  client.inject = async () => {
    for (let left = MAX_STARTS; ; left -= 1) {
      try {
        return await inject();
      } catch (error) {
        if (!starting) return onFault('inject', error);
        const moved = error instanceof Error && asSessionError('inject', error).problem !== 'drift';
        if (!moved || left <= 1 || !client.pupBrowser?.connected) throw error;
      }
    }
  };
  const requestPairingCode = client.requestPairingCode.bind(client);
  client.requestPairingCode = async (...args) => {
    try {
      return await requestPairingCode(...args);
    } catch (error) {
      onFault('requestPairingCode', error);
      return '';
    }
  };
  const attachEventListeners = client.attachEventListeners.bind(client);
  // Two injections into one page, of which each thinks it is the first, would double every message.
  client.attachEventListeners = async () => {
    if (await client.pupPage?.evaluate(claimListeners)) await attachEventListeners();
  };
  // Reads the page's HTML for a cache that is switched off, and fails when the page moves on meanwhile.
  client.initWebVersionCache = () => Promise.resolve();
  // The session ends the browser, with its whole process group.
  client.destroy = () => Promise.resolve();
  return { started: () => void (starting = false) };
}
