import { MediaError } from '../errors.js';

/** Which addresses an account may fetch files from. */
export interface HostRules {
  /** `name`, `name:port` or `*.name`. */
  readonly mediaHosts: readonly string[];
  readonly baseUrl: string;
  /** Plain HTTP and private addresses are for the simulator only, and then for the host of `baseUrl` alone. */
  readonly simulated: boolean;
}

/** A checked address: what may connect to it, and whether it may be private. */
export interface AllowedUrl {
  readonly url: URL;
  readonly privateAllowed: boolean;
}

/** @throws MediaError `refused` for anything but an allowed host over HTTPS. */
export function allowUrl(address: string, rules: HostRules, base?: URL): AllowedUrl {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined;
  if (!url) throw new MediaError('refused', 'not an address');
  if (url.username || url.password) throw new MediaError('refused', 'address with a password');
  if (rules.simulated && url.host === new URL(rules.baseUrl).host && /^https?:$/.test(url.protocol)) {
    return { url, privateAllowed: true };
  }
  if (url.protocol !== 'https:') throw new MediaError('refused', `address with ${url.protocol}`);
  if (!rules.mediaHosts.some((pattern) => matches(url, pattern.toLowerCase()))) {
    throw new MediaError('refused', `host ${url.host} is not allowed`);
  }
  return { url, privateAllowed: false };
}

function matches(url: URL, pattern: string): boolean {
  if (pattern.startsWith('*.')) return url.port === '' && url.hostname.endsWith(pattern.slice(1));
  return pattern === url.host || (url.port === '' && pattern === url.hostname);
}
