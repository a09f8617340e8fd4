import type { PageWindow } from './window.js';

declare const window: PageWindow;

/** The page's own account of itself. */
export function health(modules: string[]): { state: string; version: string; library: boolean; missing: string[] } {
  const has = (name: string) => {
    try {
      return Boolean(window.require(name));
    } catch {
      return false;
    }
  };
  return {
    state: has('WAWebSocketModel') ? String(window.require('WAWebSocketModel').Socket.state) : '',
    version: String(window.Debug?.VERSION ?? ''),
    library: window.WWebJS !== undefined,
    missing: modules.filter((name) => !has(name)),
  };
}
