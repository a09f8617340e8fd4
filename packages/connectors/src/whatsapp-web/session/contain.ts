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
  const loads = countLoads(client);
  const inject = client.inject.bind(client);
  // Awaited at the start, where a failure would leave the library without its listener for the next page; later called by that
  // listener, which awaits nothing.
  client.inject = async () => {
    for (let left = MAX_STARTS; ;) {
      const before = loads();
      try {
        return await inject();
      } catch (error) {
        if (!starting) return onFault('inject', error);
        if (!client.pupBrowser?.connected) throw error;
        // Half of it ran in a page that is gone: what the new page then lacks says nothing about WhatsApp.
        if (loads() !== before) continue;
        left -= 1;
        const moved = error instanceof Error && asSessionError('inject', error).problem !== 'drift';
        if (!moved || left === 0) throw error;
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

/** How often the browser has loaded a page since the first call. The new page's scripts run only after it was counted. */
function countLoads(client: LibraryClient): () => number {
  let count = 0;
  let watched: LibraryClient['pupPage'];
  return () => {
    const page = client.pupPage;
    if (page && page !== watched) {
      watched = page;
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) count += 1;
      });
    }
    return count;
  };
}
