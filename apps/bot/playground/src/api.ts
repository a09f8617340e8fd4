import type { ChannelName, Status, Thread, Trace } from './types.js';

/** A refused request, with the server's own words. */
export class ApiError extends Error {}

async function call(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => ({}));
  const message =
    (body as { message?: string; error?: { message?: string } }).error?.message ??
    (body as { message?: string }).message;
  throw new ApiError(message ?? `the server answered ${response.status}`);
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export async function loadThreads(): Promise<Thread[]> {
  const body = (await (await call('/sim/threads')).json()) as { threads: Thread[] };
  return body.threads;
}

export interface Draft {
  readonly text: string;
  readonly images: readonly File[];
  readonly quote?: string;
}

/** Sends what the person wrote; several pictures travel as the app sends them. */
export async function send(channel: ChannelName, draft: Draft): Promise<void> {
  const form = new FormData();
  if (draft.text) form.append('text', draft.text);
  if (draft.quote) form.append('quote', draft.quote);
  for (const image of draft.images) form.append('images', image, image.name);
  await call(`/sim/threads/${channel}/messages`, { method: 'POST', body: form });
}

/** `emoji` null takes the reaction back. */
export async function react(channel: ChannelName, id: string, emoji: string | null): Promise<void> {
  await call(`/sim/threads/${channel}/reactions`, json({ message: id, emoji }));
}

export async function unsend(channel: ChannelName, id: string): Promise<void> {
  await call(`/sim/threads/${channel}/unsend`, json({ message: id }));
}

export async function choose(channel: ChannelName, id: string, option: string): Promise<void> {
  await call(`/sim/threads/${channel}/choices`, json({ message: id, option }));
}

/** The person looks at the thread: answers count as read. */
export async function markRead(channel: ChannelName): Promise<void> {
  await call(`/sim/threads/${channel}/read`, json({}));
}

/** null when nothing is known (any more) of how the answer was made. */
export async function loadTrace(outId: string): Promise<Trace | null> {
  const response = await fetch(`/api/trace/${encodeURIComponent(outId)}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new ApiError(`the server answered ${response.status}`);
  return (await response.json()) as Trace;
}

export async function loadStatus(): Promise<Status> {
  return (await (await call('/api/status')).json()) as Status;
}

/** Follows the threads; `lost` tells whether the connection is down (the browser reconnects by itself). */
export function follow(onThread: (thread: Thread) => void, onLost: (lost: boolean) => void): void {
  const events = new EventSource('/sim/events');
  events.addEventListener('thread', (event) => onThread(JSON.parse((event as MessageEvent<string>).data) as Thread));
  events.addEventListener('open', () => onLost(false));
  events.addEventListener('error', () => onLost(true));
}
