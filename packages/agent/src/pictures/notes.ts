import type { StoredMedia } from '@hearth/message';
import type { MediaAccess, PictureReports, TextReader } from '../types.js';
import { lookAt } from './look.js';
import type { Look } from './look.js';
import { TEXT_CHARS, shortForm } from './short-form.js';

/** Pictures whose notes are remembered: by content, so that the same picture is told in the same words again (prefix cache). */
const REMEMBERED = 500;

interface Note {
  readonly text: string;
  /** False when things were not looked for: they may be later. */
  readonly whole: boolean;
}

/** What the model is told of pictures, looked up once each. */
export class PictureNotes {
  readonly #notes = new Map<string, Note>();

  /** @param reports what was seen; without them size, colours and text are all that is told */
  constructor(
    private readonly reader: TextReader | undefined,
    private readonly reports: PictureReports | undefined,
  ) {}

  /** The note of a picture that was looked at before. */
  known(media: StoredMedia): string | undefined {
    return this.#notes.get(media.sha256)?.text;
  }

  /** Looks at pictures not known yet; one that cannot be decoded is said to be so. @throws the signal's reason when aborted. */
  async lookAtAll(pictures: readonly StoredMedia[], access: MediaAccess, signal: AbortSignal): Promise<void> {
    for (const media of pictures) {
      if (this.#notes.get(media.sha256)?.whole) continue;
      let note: Note = { text: 'a picture that could not be decoded', whole: true };
      try {
        note = await this.#look(media, access, signal);
      } catch {
        signal.throwIfAborted();
      }
      this.#remember(media.sha256, note);
    }
  }

  async #look(media: StoredMedia, access: MediaAccess, signal: AbortSignal): Promise<Note> {
    if (!this.reports) return { text: noteOf(await lookAt(media, access, this.reader, signal)), whole: true };
    const report = await this.reports.report(media, signal);
    return { text: shortForm(report), whole: report.objects !== undefined };
  }

  #remember(sha256: string, note: Note): void {
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
