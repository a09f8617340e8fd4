import type { PageWindow } from './window.js';

declare const window: PageWindow;

/** Asks for a new QR code: the page stops showing one after a while. */
export function refreshCode(): void {
  window.require('WAWebCmd').Cmd.refreshQR();
}

/** The page's connection; undefined while its own script does not run yet. */
export function linkState(): { state: string; synced: boolean } | undefined {
  if (!window.Debug?.VERSION) return undefined;
  const { state, hasSynced = false } = window.require('WAWebSocketModel').Socket;
  return { state, synced: hasSynced };
}

/** Tells the library that the account is synced: it hears only of the change, and waits without end when it missed that. */
export function tellSynced(): void {
  if (!window.WWebJS) window.onAppStateHasSyncedEvent?.();
}

/** Whether nobody has attached the library's listeners to this page yet. */
export function claimListeners(): boolean {
  const free = window.hearthListens !== true;
  window.hearthListens = true;
  return free;
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
