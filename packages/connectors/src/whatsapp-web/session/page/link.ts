import type { PageWindow } from './window.js';

declare const window: PageWindow;

/** Asks for a new QR code: the page stops showing one after a while. */
export function refreshCode(): void {
  window.require('WAWebCmd').Cmd.refreshQR();
}

/**
 * The library hears only of a change to "synced": when the page was faster, the change is over and the library would wait for ever.
 * @returns whether it had to be told.
 */
export function tellSynced(): boolean {
  if (window.WWebJS || !window.onAppStateHasSyncedEvent) return false;
  const { state, hasSynced } = window.require('WAWebSocketModel').Socket;
  if (state !== 'CONNECTED' || !hasSynced) return false;
  window.onAppStateHasSyncedEvent();
  return true;
}

/**
 * Files larger than `maxBytes` never become text that travels through DevTools, whatever size was announced. The limit is the one of the
 * latest call.
 */
export function capDownloads(maxBytes: number): void {
  const { WWebJS } = window;
  if (!WWebJS) return;
  const capped = WWebJS['hearthMaxBytes'] !== undefined;
  WWebJS['hearthMaxBytes'] = maxBytes;
  if (capped) return;
  const encode = WWebJS.arrayBufferToBase64Async;
  WWebJS.arrayBufferToBase64Async = (bytes) =>
    bytes.byteLength > Number(WWebJS['hearthMaxBytes'])
      ? Promise.reject(new Error('hearth: too-large'))
      : encode(bytes);
}
