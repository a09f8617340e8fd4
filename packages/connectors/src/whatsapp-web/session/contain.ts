import type { LibraryClient } from './library.js';

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
  // Awaited at the start; later called by a listener that awaits nothing.
  client.inject = async () => {
    try {
      await inject();
    } catch (error) {
      if (starting) throw error;
      onFault('inject', error);
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
  // Reads the page's HTML for a cache that is switched off, and fails when the page moves on meanwhile.
  client.initWebVersionCache = () => Promise.resolve();
  // The session ends the browser, with its whole process group.
  client.destroy = () => Promise.resolve();
  return { started: () => void (starting = false) };
}
