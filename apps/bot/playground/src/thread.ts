import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { repeat } from '/vendor/lit-html/directives/repeat.js';
import { bubble } from './bubble.js';
import { composer, dropTarget } from './composer.js';
import type { Skin } from './skins.js';
import { assistantName, state } from './state.js';
import type { Message, Thread } from './types.js';

const DAY = new Intl.DateTimeFormat([], { weekday: 'long', day: 'numeric', month: 'long' });

const WORD = {
  sending: 'Sending…',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Seen',
  failed: 'Not delivered',
} as const;

function dayLine(messages: readonly Message[], index: number): TemplateResult | typeof nothing {
  const message = messages[index]!;
  const before = messages[index - 1];
  if (before && DAY.format(before.at) === DAY.format(message.at)) return nothing;
  const today = DAY.format(state.now) === DAY.format(message.at);
  return html`<li class="day"><span>${today ? 'Today' : DAY.format(message.at)}</span></li>`;
}

/** Instagram and Messenger say "Seen" once, below the person's last message. */
function receiptWord(skin: Skin, messages: readonly Message[]): TemplateResult | typeof nothing {
  if (skin.receipts !== 'word') return nothing;
  const last = messages.at(-1);
  return last?.from === 'person' && !last.deleted ? html`<li class="receipt">${WORD[last.status]}</li>` : nothing;
}

/** One phone: header, messages, composer. */
export function threadView(skin: Skin, thread: Thread): TemplateResult {
  const { messages } = thread;
  const typing = thread.typingUntil > state.now;
  const drop = dropTarget(skin);
  return html`<section
    id="thread-${skin.channel}"
    class="phone ${skin.css} ${state.front === skin.channel ? 'front' : ''}"
    aria-label="${skin.app}: ${assistantName()}"
    @dragover=${drop.over}
    @dragleave=${drop.leave}
    @drop=${drop.drop}
  >
    <header>
      <span class="avatar" aria-hidden="true">${assistantName().slice(0, 1)}</span>
      <div>
        <h2>${assistantName()}</h2>
        <p>${typing ? 'typing…' : skin.app}</p>
      </div>
    </header>
    <ol class="log" role="log" aria-live="polite" aria-label="Messages in ${skin.app}" tabindex="0">
      ${
        messages.length === 0
          ? html`<li class="empty">
              Say hello, ask something, or drop a picture here.<br />It goes the whole way:
              ${skin.channel === 'whatsapp-web' ? 'browser' : 'webhook'}, queue, model, and back.
            </li>`
          : nothing
      }
      ${repeat(
        messages,
        (m) => m.id,
        (_m, i) => html`${dayLine(messages, i)}${bubble(skin, thread, i)}`,
      )}
      ${receiptWord(skin, messages)}
      ${
        typing
          ? html`<li class="message other first typing">
              <div class="bubble" role="status" aria-label="${assistantName()} is typing"><i></i><i></i><i></i></div>
            </li>`
          : nothing
      }
    </ol>
    ${composer(skin, thread)}
  </section>`;
}
