import { html, nothing, render, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { follow, loadStatus, look } from './api.js';
import { icons } from './icons.js';
import { numberPanels, watchNumbers } from './numbers.js';
import { SKINS } from './skins.js';
import { onUpdate, state, update } from './state.js';
import { applyTheme, followSystemTheme, toggleTheme } from './theme.js';
import { threadView } from './thread.js';
import type { ChannelName, Thread } from './types.js';
import { prepareViewer } from './viewer.js';

/** How often the model's state is asked for until it is ready, ms. */
const STATUS_EVERY_MS = 1000;
/** Distance from the end within which a thread keeps itself at its newest message, px. */
const NEAR_END_PX = 80;

function statusLine(): TemplateResult {
  const { status, lost } = state;
  const text = lost
    ? 'Connection lost, trying again…'
    : !status
      ? 'Connecting…'
      : status.ready
        ? `${status.model} on ${status.device}`
        : `${status.step} Messages wait and are answered then.`;
  return html`<p class="status ${lost || !status?.ready ? 'waiting' : ''}" role="status">${text}</p>`;
}

function app(): TemplateResult {
  const shown = SKINS.filter((skin) => state.threads.has(skin.channel));
  return html`<header class="top">
      <h1>Hearth <span>playground</span></h1>
      ${statusLine()}
      <button class="icon" @click=${toggleTheme} aria-label="Dark or light">${icons.theme}</button>
    </header>
    <nav class="tabs" aria-label="Threads">
      ${shown.map(
        (skin) =>
          html`<button aria-pressed=${state.front === skin.channel} @click=${() => bringToFront(skin.channel)}>
            ${skin.tab ?? skin.app}
          </button>`,
      )}
    </nav>
    ${numberPanels()}
    <main>${shown.map((skin) => threadView(skin, state.threads.get(skin.channel)!))}</main>
    ${shown.length === 0 && state.status ? html`<p class="none">The simulated platforms are switched off (setting "simulator").</p>` : nothing}`;
}

function bringToFront(channel: ChannelName): void {
  update((s) => (s.front = channel));
}

/** Draws, and keeps every thread that was at its end there. */
function draw(): void {
  const ends = [...document.querySelectorAll<HTMLElement>('.log')].filter(
    (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX,
  );
  state.now = Date.now();
  render(app(), document.getElementById('app')!);
  for (const log of ends) log.scrollTop = log.scrollHeight;
}

function take(thread: Thread): void {
  const known = state.threads.get(thread.channel);
  // The page shows one account of each app, the first.
  if (known && known.account !== thread.account) return;
  const isNew = !known;
  update((s) => s.threads.set(thread.channel, thread));
  if (thread.typingUntil > Date.now()) setTimeout(() => update(), thread.typingUntil - Date.now() + 50);
  if (!isNew) return;
  lookAt(thread.channel);
  requestAnimationFrame(() => scrollToEnd(thread.channel));
}

/** A thread counts as open while the page can be seen. A failure shows in the status line, as the lost connection it is. */
function lookAt(channel: ChannelName): void {
  void look(channel, document.visibilityState === 'visible').catch(() => {});
}

function scrollToEnd(channel: ChannelName): void {
  const log = document.querySelector<HTMLElement>(`#thread-${channel} .log`);
  if (log) log.scrollTop = log.scrollHeight;
}

async function watchStatus(): Promise<void> {
  try {
    const status = await loadStatus();
    update((s) => (s.status = status));
    if (status.ready) return;
  } catch {
    // The status line says so through the lost connection; asked again below.
  }
  setTimeout(() => void watchStatus(), STATUS_EVERY_MS);
}

applyTheme();
followSystemTheme();
prepareViewer();
onUpdate(draw);
update();
void watchStatus();
void watchNumbers();
follow(take, (lost) => update((s) => (s.lost = lost)));
document.addEventListener('visibilitychange', () => {
  for (const channel of state.threads.keys()) lookAt(channel);
});
document.addEventListener(
  'load',
  (event) => {
    // A picture that has just got its size must not push the newest message out of sight.
    const log = (event.target as HTMLElement).closest?.<HTMLElement>('.log');
    if (log && log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX * 6) log.scrollTop = log.scrollHeight;
  },
  true,
);
