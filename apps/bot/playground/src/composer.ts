import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { send } from './api.js';
import { icons } from './icons.js';
import type { Skin } from './skins.js';
import { assistantName, draftOf, update, type Draft } from './state.js';
import type { Thread } from './types.js';

/** Pictures one message may carry; the apps' own limit. */
const MAX_PICTURES = 10;

function attach(skin: Skin, files: Iterable<File>): void {
  const draft = draftOf(skin.channel);
  const pictures = [...files].filter((f) => f.type.startsWith('image/'));
  const [file] = [...files].filter((f) => !f.type.startsWith('image/'));
  const room = MAX_PICTURES - draft.images.length;
  draft.error = pictures.length > room ? `At most ${MAX_PICTURES} pictures in one message.` : null;
  if ((file || draft.file) && (pictures.length > 0 || draft.images.length > 0)) {
    // The apps send a file as a message of its own.
    draft.error = 'Send the pictures and the file one after the other.';
    return update();
  }
  draft.file = file ?? draft.file;
  for (const one of pictures.slice(0, room)) draft.images.push({ file: one, url: URL.createObjectURL(one) });
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

/** Sends of one thread, one after the other: messages arrive in the order in which they were written. */
const queues = new Map<string, Promise<void>>();

function submit(skin: Skin): void {
  const draft = draftOf(skin.channel);
  const text = draft.text.trim();
  const { images, file, quote } = draft;
  if (!text && images.length === 0 && !file) return;
  update(() => Object.assign(draft, { text: '', images: [], file: null, quote: null, error: null }));
  // At once, not with the next frame: who types on quickly must not add to the message just sent.
  const area = document.getElementById(`text-${skin.channel}`) as HTMLTextAreaElement;
  area.value = '';
  grow(area);
  const before = queues.get(skin.channel) ?? Promise.resolve();
  const message = { text, images: images.map((image) => image.file), file, ...(quote ? { quote } : {}) };
  const work = before
    .then(() => send(skin.channel, message))
    .then(
      () => images.forEach(({ url }) => URL.revokeObjectURL(url)),
      (error: Error) => update(() => giveBack(draft, { text, images, file, quote }, error)),
    );
  queues.set(skin.channel, work);
}

/** A message that could not be sent returns to the composer, before what was written meanwhile. */
function giveBack(draft: Draft, unsent: Pick<Draft, 'text' | 'images' | 'file' | 'quote'>, error: Error): void {
  draft.text = [unsent.text, draft.text].filter(Boolean).join('\n');
  draft.images = [...unsent.images, ...draft.images];
  draft.file ??= unsent.file;
  draft.quote ??= unsent.quote;
  draft.error = error.message;
}

/** Grows with its text, up to the height the style sheet allows. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}

export function composer(skin: Skin, thread: Thread): TemplateResult {
  const draft = draftOf(skin.channel);
  const quoted = draft.quote ? thread.messages.find((m) => m.id === draft.quote) : undefined;
  const canSend = Boolean(draft.text.trim() || draft.images.length > 0 || draft.file);
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft.quote) update(() => (draft.quote = null));
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit(skin);
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
      submit(skin);
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
    ${
      draft.file
        ? html`<p class="chosen">
            ${icons.file}<span class="name">${draft.file.name}</span>
            <button
              type="button"
              class="icon"
              aria-label="Remove ${draft.file.name}"
              @click=${() => update(() => (draft.file = null))}
            >
              ${icons.close}
            </button>
          </p>`
        : nothing
    }
    <div class="entry">
      <label class="icon" title="Add pictures or a table">
        ${icons.picture}
        <input
          class="visually-hidden"
          type="file"
          accept="image/*,.csv,.tsv,.txt"
          multiple
          aria-label="Add pictures or a table"
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
        placeholder=${draft.images.length > 0 || draft.file ? 'Add a caption' : skin.placeholder}
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
      <button class="icon send" ?disabled=${!canSend} aria-label="Send">${icons.send}</button>
    </div>
  </form>`;
}
