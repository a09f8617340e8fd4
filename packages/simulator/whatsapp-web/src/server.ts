import type { PageEvent } from '../../src/whatsapp-web/wire.js';
import { identity } from './identity.js';

const headers = { 'x-profile': identity.profile };

/** A call to the page's own origin. @throws Error with a `status` when it is refused. */
export async function post(name: string, body: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await checked(response)).json() as Promise<Record<string, unknown>>;
}

export async function upload(file: Blob, mime: string): Promise<Record<string, string>> {
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream', 'x-mime': mime },
    body: file,
  });
  return (await checked(response)).json() as Promise<Record<string, string>>;
}

export async function download(directPath: string, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await checked(await fetch(directPath, { headers, signal }))).arrayBuffer();
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw Object.assign(new Error(`the server answered ${response.status}`), { status: response.status });
}

/** Blocks the page's only thread until the simulator lets it go. */
export function freeze(): void {
  const request = new XMLHttpRequest();
  request.open('POST', '/api/thaw', false);
  request.setRequestHeader('x-profile', identity.profile);
  request.send();
}

/** Everything that happens to the account, first of all its whole state. The browser connects again by itself. */
export function listen(onEvent: (event: PageEvent) => void, onConnection: (connected: boolean) => void): void {
  const source = new EventSource(`/api/events?profile=${identity.profile}&load=${crypto.randomUUID()}`);
  source.onmessage = ({ data }) => onEvent(JSON.parse(data as string) as PageEvent);
  source.onopen = () => onConnection(true);
  source.onerror = () => onConnection(false);
}
