import type { StoredMedia } from '@hearth/message';
import type { MediaAccess, TextReader } from '../types.js';
import { lookAt } from './look.js';
import type { Look } from './look.js';

/** Pictures whose notes are remembered: by content, so that the same picture is told in the same words again (prefix cache). */
const REMEMBERED = 500;
/** Characters of a picture's text that the model is told. */
const TEXT_CHARS = 1500;

/** What the model is told of pictures, looked up once each. */
export class PictureNotes {
  readonly #notes = new Map<string, string>();

  constructor(private readonly reader: TextReader | undefined) {}

  /** The note of a picture that was looked at before. */
  known(media: StoredMedia): string | undefined {
    return this.#notes.get(media.sha256);
  }

  /** Looks at pictures not known yet; one that cannot be decoded is said to be so. @throws the signal's reason when aborted. */
  async lookAtAll(pictures: readonly StoredMedia[], access: MediaAccess, signal: AbortSignal): Promise<void> {
    for (const media of pictures) {
      if (this.#notes.has(media.sha256)) continue;
      let note = 'a picture that could not be decoded';
      try {
        note = noteOf(await lookAt(media, access, this.reader, signal));
      } catch {
        signal.throwIfAborted();
      }
      this.#remember(media.sha256, note);
    }
  }

  #remember(sha256: string, note: string): void {
    this.#notes.set(sha256, note);
    if (this.#notes.size > REMEMBERED) this.#notes.delete(this.#notes.keys().next().value!);
  }
}

/** A look in plain English for the model. */
export function noteOf(look: Look): string {
  const facts = `${look.orientation} picture, ${look.width} × ${look.height} pixels, mostly ${look.colours.join(', ') || 'transparent'}`;
  if (!look.lines) return `${facts}. Its text was not read.`;
  if (look.lines.length === 0) return `${facts}. No text found in it.`;
  return `${facts}. Text found in it:\n${look.lines.join('\n').slice(0, TEXT_CHARS)}`;
}
