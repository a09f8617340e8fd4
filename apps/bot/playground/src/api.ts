import type { ChannelName, Message, PersonalNumber, Status, Thread, Trace } from './types.js';

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

export interface Draft {
  readonly text: string;
  readonly images: readonly File[];
  readonly file: File | null;
  readonly quote?: string;
}

/** Sends what the person wrote; several pictures travel as the app sends them. */
export async function send(channel: ChannelName, draft: Draft): Promise<void> {
  const form = new FormData();
  if (draft.text) form.append('text', draft.text);
  if (draft.quote) form.append('quote', draft.quote);
  for (const image of draft.images) form.append('images', image, image.name);
  if (draft.file) form.append('file', draft.file, draft.file.name);
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

/** Tells whether the person has the thread in front of them: then answers count as read as they come. */
export async function look(channel: ChannelName, open: boolean): Promise<void> {
  await call(`/sim/threads/${channel}/read`, json({ open }));
}

/** null when nothing is known (any more) of how the answer was made. */
export async function loadTrace(outId: string): Promise<Trace | null> {
  const response = await fetch(`/api/trace/${encodeURIComponent(outId)}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new ApiError(`the server answered ${response.status}`);
  return (await response.json()) as Trace;
}

/** Where a small version of a step's picture is. */
export function stepPictureUrl(outId: string, sha256: string): string {
  return `/api/trace/${encodeURIComponent(outId)}/${sha256}`;
}

export async function loadNumbers(): Promise<readonly PersonalNumber[]> {
  return ((await (await call('/api/whatsapp-web')).json()) as { numbers: PersonalNumber[] }).numbers;
}

/** Asks for a code to scan, or to type. */
export async function pairNumber(account: string, byCode: boolean): Promise<void> {
  await call(`/api/whatsapp-web/${encodeURIComponent(account)}/pair`, json({ byCode }));
}

export async function loadStatus(): Promise<Status> {
  return (await (await call('/api/status')).json()) as Status;
}

/** WhatsApp Web carries no key of ours: its answers are named by its own id. */
function outIdOf({ channel, account }: Thread, { id, from, outId }: Message): string | undefined {
  return outId ?? (channel === 'whatsapp-web' && from === 'assistant' ? `mid:${channel}:${account}:${id}` : undefined);
}

/** The simulated platform names files by its own address, which this page reaches through its own server. */
function reachable(thread: Thread): Thread {
  const path = (url: string) => new URL(url).pathname.replace(/^\/control\//, '/sim/');
  const messages = thread.messages.map((m) => ({
    ...m,
    ...(m.images && { images: m.images.map((i) => ({ ...i, url: path(i.url) })) }),
    ...(m.file && { file: { ...m.file, url: path(m.file.url) } }),
    ...(outIdOf(thread, m) && { outId: outIdOf(thread, m) }),
  }));
  return { ...thread, messages };
}

/** Follows the threads: each comes whole, first once and then at every change. The browser reconnects by itself. */
export function follow(onThread: (thread: Thread) => void, onLost: (lost: boolean) => void): void {
  const events = new EventSource('/sim/events');
  events.addEventListener('thread', (event) =>
    onThread(reachable(JSON.parse((event as MessageEvent<string>).data) as Thread)),
  );
  events.addEventListener('open', () => onLost(false));
  events.addEventListener('error', () => onLost(true));
}
