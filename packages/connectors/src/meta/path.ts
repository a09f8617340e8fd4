import { ConnectorError } from '../errors.js';

/** Ids of platforms hold letters, digits and a few signs; anything else could lead the token to another path. */
const SEGMENT = /^(?!\.+$)[A-Za-z0-9._=-]+$/;

/** Segments as a path with a leading slash. @throws ConnectorError when one could not be part of an address. */
export function pathOf(segments: readonly string[]): string {
  return segments.map((segment) => `/${escapeSegment(segment)}`).join('');
}

function escapeSegment(segment: string): string {
  if (!SEGMENT.test(segment)) {
    throw new ConnectorError('an id that cannot be part of an address', { advice: 'give-up', outcome: 'not-sent' });
  }
  return encodeURIComponent(segment);
}

/** Where a call goes: the path below the host's own address, which may have a path itself. */
export function addressOf(baseUrl: string, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
