import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { choose, react, unsend } from './api.js';
import { details } from './details.js';
import { icons } from './icons.js';
import { textOf } from './markup.js';
import type { Skin } from './skins.js';
import { assistantName, draftOf, state, update } from './state.js';
import type { Attachment, Message, Picture, Thread } from './types.js';
import { showPicture } from './viewer.js';

const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });

const excerpt = (message: Message) =>
  message.text || (message.images?.length ? 'Photo' : (message.file?.name ?? message.kind));

/** Own failures are shown beside the composer: the person who clicked looks there. */
function tell(skin: Skin, work: Promise<void>): void {
  work.catch((error: Error) => update(() => (draftOf(skin.channel).error = error.message)));
}

function jumpTo(id: string): void {
  const target = document.getElementById(`m-${id}`);
  target?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  target?.classList.add('flash');
  target?.addEventListener('animationend', () => target.classList.remove('flash'), { once: true });
}

function quote(skin: Skin, thread: Thread, id: string): TemplateResult {
  const quoted = thread.messages.find((m) => m.id === id);
  const who = quoted?.from === 'person' ? 'You' : assistantName();
  return html`<button class="quote" @click=${() => jumpTo(id)} aria-label="Show the message this answers">
    <span class="who">${who}</span>
    <span class="excerpt">${quoted ? (quoted.deleted ? skin.deletedLabel.other : excerpt(quoted)) : 'Message'}</span>
    ${quoted?.images?.[0] && !quoted.deleted ? html`<img src=${quoted.images[0].url} alt="" />` : nothing}
  </button>`;
}

function picture(entry: Picture, sticker: boolean): TemplateResult {
  const label = entry.caption ?? (sticker ? 'Sticker' : 'Picture');
  return html`<button class="picture" @click=${() => showPicture(entry)} aria-label="${label}, show full size">
    <img src=${entry.url} alt=${label} width=${entry.width} height=${entry.height} loading="lazy" />
  </button>`;
}

const kilobytes = new Intl.NumberFormat([], { style: 'unit', unit: 'kilobyte' });

function attachment({ url, name, bytes }: Attachment): TemplateResult {
  return html`<a class="file" href=${url} download=${name} aria-label="Download ${name}">
    ${icons.file}<span class="name">${name}</span>
    <span class="quiet">${kilobytes.format(Math.ceil(bytes / 1000))}</span>
  </a>`;
}

const RECEIPT = {
  sending: { icon: icons.clock, label: 'Sending' },
  sent: { icon: icons.tick, label: 'Sent' },
  delivered: { icon: icons.ticks, label: 'Delivered' },
  read: { icon: icons.ticks, label: 'Read' },
  failed: { icon: icons.failed, label: 'Not delivered' },
} as const;

function meta(skin: Skin, message: Message): TemplateResult {
  const receipt = RECEIPT[message.status];
  return html`<span class="meta">
    ${message.edited ? html`<span>edited</span>` : nothing}
    <time datetime=${new Date(message.at).toISOString()}>${clock.format(message.at)}</time>
    ${
      skin.receipts === 'ticks' && message.from === 'person' && !message.deleted
        ? html`<span class="tick ${message.status}" role="img" aria-label=${receipt.label}>${receipt.icon}</span>`
        : nothing
    }
  </span>`;
}

function actions(skin: Skin, message: Message): TemplateResult {
  const open = state.open === message.id;
  const mine = message.reactions?.find((r) => r.from === 'person')?.emoji;
  const close = () => update((s) => (s.open = null));
  const toggle = () => update((s) => (s.open = open ? null : message.id));
  const answer = () => {
    draftOf(skin.channel).quote = message.id;
    close();
    document.getElementById(`text-${skin.channel}`)?.focus();
  };
  return html`<div class="actions ${open ? 'open' : ''}">
    <button class="icon" @click=${answer} aria-label="Reply" title="Reply">${icons.reply}</button>
    <button class="icon" @click=${toggle} aria-expanded=${open} aria-label="More: react or remove" title="React">
      ${icons.react}
    </button>
    ${
      open
        ? html`<div class="palette" role="group" aria-label="Reactions">
            ${skin.emoji.map(
              (emoji) =>
                html`<button
                  aria-pressed=${mine === emoji}
                  aria-label="React with ${emoji}"
                  @click=${() => {
                    tell(skin, react(skin.channel, message.id, mine === emoji ? null : emoji));
                    close();
                  }}
                >
                  ${emoji}
                </button>`,
            )}
            ${
              message.from === 'person'
                ? html`<button
                    class="unsend"
                    @click=${() => {
                      tell(skin, unsend(skin.channel, message.id));
                      close();
                    }}
                  >
                    ${icons.remove} ${skin.unsendLabel}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
  </div>`;
}

const captionOf = (message: Message) => message.text || message.images?.find((i) => i.caption)?.caption;

function content(skin: Skin, thread: Thread, message: Message): TemplateResult {
  const sticker = message.kind === 'sticker';
  const caption = captionOf(message);
  return html`${message.quote ? quote(skin, thread, message.quote) : nothing}
  ${
    message.images?.length
      ? html`<div class="pictures n${Math.min(message.images.length, 4)}">
          ${message.images.map((i) => picture(i, sticker))}
        </div>`
      : nothing
  }
  ${message.file ? attachment(message.file) : nothing}
  ${caption ? html`<div class="text" dir="auto">${textOf(skin.channel, caption)}</div>` : nothing}
  ${
    message.options?.length
      ? html`<div class="options">
          ${message.options.map(
            (o) => html`<button @click=${() => tell(skin, choose(skin.channel, message.id, o.id))}>${o.title}</button>`,
          )}
        </div>`
      : nothing
  }
  ${!caption && !message.images?.length && !message.file && !message.options?.length ? html`<div class="text quiet">[${message.kind}]</div>` : nothing}`;
}

const turnOf = (message: Message | undefined) => message?.outId?.replace(/-\d+$/, '');

/** One message as the app shows it; facts about an answer stand below the last bubble of its turn. */
export function bubble(skin: Skin, thread: Thread, index: number): TemplateResult {
  const message = thread.messages[index]!;
  const startsGroup = thread.messages[index - 1]?.from !== message.from;
  const endsTurn = turnOf(message) !== turnOf(thread.messages[index + 1]);
  const own = message.from === 'person';
  const bare = message.kind === 'sticker' && !message.deleted;
  const pictureOnly = Boolean(message.images?.length) && !captionOf(message) && !message.deleted;
  return html`<li
    id="m-${message.id}"
    class="message ${own ? 'own' : 'other'} ${startsGroup ? 'first' : ''} ${bare ? 'bare' : ''} ${pictureOnly ? 'picture-only' : ''}"
  >
    <div class="line">
      <article
        class="bubble ${message.deleted ? 'deleted' : ''}"
        aria-label="${own ? 'You' : assistantName()}, ${clock.format(message.at)}"
      >
        ${
          message.deleted
            ? html`<div class="text">${icons.forbidden} ${own ? skin.deletedLabel.own : skin.deletedLabel.other}</div>`
            : content(skin, thread, message)
        }
        ${meta(skin, message)}
        ${
          message.reactions?.length && !message.deleted
            ? html`<div class="reactions" aria-label="Reactions">
                ${message.reactions.map((r) => html`<span>${r.emoji}</span>`)}
              </div>`
            : nothing
        }
      </article>
      ${message.deleted ? nothing : actions(skin, message)}
    </div>
    ${!own && message.outId && endsTurn && !message.deleted ? details(message.outId) : nothing}
  </li>`;
}
