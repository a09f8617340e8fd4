import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { loadNumbers, pairNumber } from './api.js';
import { state, update } from './state.js';
import type { PersonalNumber } from './types.js';

/** How often the numbers are looked at, ms: while one is being linked, and otherwise. */
const LINKING_EVERY_MS = 1500;
const WATCH_EVERY_MS = 10_000;

/** Keeps the numbers up to date; a system without one is asked once. */
export async function watchNumbers(): Promise<void> {
  try {
    const numbers = await loadNumbers();
    update((s) => (s.numbers = numbers));
    if (numbers.length === 0) return;
  } catch {
    // The status line says that the connection is lost; asked again below.
  }
  const linked = state.numbers.every(({ state: now }) => now === 'ready');
  setTimeout(() => void watchNumbers(), linked ? WATCH_EVERY_MS : LINKING_EVERY_MS);
}

const WORDS: Readonly<Record<PersonalNumber['state'], string>> = {
  starting: 'The browser is starting.',
  pairing: 'Waiting for your phone.',
  syncing: 'Your phone accepted. Loading the account.',
  ready: 'Linked.',
  disconnected: 'No connection to WhatsApp.',
  restarting: 'The browser is started again.',
  stopped: 'Not linked.',
};

function pair(account: string, byCode: boolean): void {
  void pairNumber(account, byCode).catch(() => undefined);
}

function code({ qr, code: letters }: PersonalNumber): TemplateResult | typeof nothing {
  if (qr) {
    return html`<img class="qr" src="data:image/svg+xml,${encodeURIComponent(qr)}" alt="Code to scan with WhatsApp" />
      <ol>
        <li>Open WhatsApp on the phone of this number.</li>
        <li>Settings, Linked devices, Link a device.</li>
        <li>Point the phone at this code. It changes by itself.</li>
      </ol>`;
  }
  if (!letters) return nothing;
  return html`<p class="letters" aria-label="Code to type">${letters.slice(0, 4)}-${letters.slice(4)}</p>
    <ol>
      <li>Open WhatsApp on the phone of this number.</li>
      <li>Settings, Linked devices, Link a device, Link with phone number instead.</li>
      <li>Type this code.</li>
    </ol>`;
}

function panel(number: PersonalNumber): TemplateResult {
  const { account, simulated, state: now, advice, loading } = number;
  const waits = now === 'stopped' || now === 'pairing';
  return html`<section class="number" aria-label="WhatsApp number ${account}">
    <div class="number-words">
      <h2>WhatsApp, your number +${account}${simulated ? ' (simulated)' : ''}</h2>
      <p role="status">${WORDS[now]}${loading ? ` ${loading} %` : ''} ${advice ?? ''}</p>
      ${
        waits
          ? html`<p>
              <button class="action" @click=${() => pair(account, false)}>Code to scan</button>
              <button class="action" @click=${() => pair(account, true)}>Code to type</button>
            </p>`
          : nothing
      }
      <p class="risk">
        WhatsApp does not allow unofficial clients and may ban the number. Use one that you can do without, and let
        people write first.
      </p>
    </div>
    ${code(number)}
  </section>`;
}

/** Numbers that need somebody: linked ones are in nobody's way, and the simulated phone scans by itself. */
export function numberPanels(): TemplateResult[] {
  const needs = ({ state: now, simulated }: PersonalNumber) =>
    simulated ? now === 'stopped' || now === 'pairing' : now !== 'ready';
  return state.numbers.filter(needs).map(panel);
}
