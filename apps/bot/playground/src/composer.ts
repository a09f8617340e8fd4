import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { send } from './api.js';
import { icons } from './icons.js';
import type { Skin } from './skins.js';
import { assistantName, draftOf, update } from './state.js';
import type { Thread } from './types.js';

/** Pictures one message may carry; the apps' own limit. */
const MAX_PICTURES = 10;

function attach(skin: Skin, files: Iterable<File>): void {
  const draft = draftOf(skin.channel);
  const pictures = [...files].filter((f) => f.type.startsWith('image/'));
  const room = MAX_PICTURES - draft.images.length;
  draft.error = pictures.length > room ? `At most ${MAX_PICTURES} pictures in one message.` : null;
  for (const file of pictures.slice(0, room)) draft.images.push({ file, url: URL.createObjectURL(file) });
  update();
}

/** Takes files that are dropped anywhere on a thread. */
export function dropTarget(skin: Skin) {
  return {
    over: (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      (event.currentTarget as HTMLElement).classList.add('dropping');
    },
    leave: (event: DragEvent) => (event.currentTarget as HTMLElement).classList.remove('dropping'),
    drop: (event: DragEvent) => {
      event.preventDefault();
      (event.currentTarget as HTMLElement).classList.remove('dropping');
      attach(skin, event.dataTransfer?.files ?? []);
    },
  };
}

async function submit(skin: Skin): Promise<void> {
  const draft = draftOf(skin.channel);
  const text = draft.text.trim();
  if (draft.sending || (!text && draft.images.length === 0)) return;
  const sent = { text, images: draft.images.map((i) => i.file), ...(draft.quote ? { quote: draft.quote } : {}) };
  update(() => Object.assign(draft, { sending: true, error: null }));
  try {
    await send(skin.channel, sent);
    for (const image of draft.images) URL.revokeObjectURL(image.url);
    update(() => Object.assign(draft, { text: '', images: [], quote: null, sending: false }));
  } catch (error) {
    update(() => Object.assign(draft, { sending: false, error: (error as Error).message }));
  }
}

/** Grows with its text, up to the height the style sheet allows. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}

export function composer(skin: Skin, thread: Thread): TemplateResult {
  const draft = draftOf(skin.channel);
  const quoted = draft.quote ? thread.messages.find((m) => m.id === draft.quote) : undefined;
  const canSend = Boolean(draft.text.trim() || draft.images.length > 0);
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft.quote) update(() => (draft.quote = null));
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit(skin);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    attach(skin, files);
  };
  return html`<form
    class="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      void submit(skin);
    }}
  >
    ${draft.error ? html`<p class="error" role="alert">${draft.error}</p>` : nothing}
    ${
      quoted
        ? html`<div class="answering">
            <span class="who">${quoted.from === 'person' ? 'You' : assistantName()}</span>
            <span class="excerpt">${quoted.text || 'Photo'}</span>
            <button
              type="button"
              class="icon"
              aria-label="Do not quote"
              @click=${() => update(() => (draft.quote = null))}
            >
              ${icons.close}
            </button>
          </div>`
        : nothing
    }
    ${
      draft.images.length > 0
        ? html`<ul class="attached" aria-label="Pictures to send">
            ${draft.images.map(
              (image, index) =>
                html`<li>
                  <img src=${image.url} alt=${image.file.name} />
                  <button
                    type="button"
                    class="icon"
                    aria-label="Remove ${image.file.name}"
                    @click=${() => {
                      URL.revokeObjectURL(image.url);
                      update(() => draft.images.splice(index, 1));
                    }}
                  >
                    ${icons.close}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    <div class="entry">
      <label class="icon" title="Add pictures">
        ${icons.picture}
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          multiple
          aria-label="Add pictures"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            attach(skin, input.files ?? []);
            input.value = '';
          }}
        />
      </label>
      <textarea
        id="text-${skin.channel}"
        rows="1"
        dir="auto"
        placeholder=${draft.images.length > 0 ? 'Add a caption' : skin.placeholder}
        aria-label="Message in ${skin.app}"
        .value=${draft.text}
        @input=${(event: Event) => {
          const area = event.target as HTMLTextAreaElement;
          grow(area);
          update(() => (draft.text = area.value));
        }}
        @keydown=${keydown}
        @paste=${paste}
      ></textarea>
      <button class="icon send" ?disabled=${!canSend || draft.sending} aria-label="Send">${icons.send}</button>
    </div>
  </form>`;
}
