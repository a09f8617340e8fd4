import { createHash } from 'node:crypto';
import type { StoredMedia } from '@hearth/message';
import sharp from 'sharp';
import type { MediaAccess, ToolContext } from '../types.js';

/** Tuesday, 24 November 2026, 13:05 UTC. */
export const NOON = Date.UTC(2026, 10, 24, 13, 5);

/** A media store in memory that keeps what it is given as it is. */
export class MemoryMedia implements MediaAccess {
  readonly files = new Map<string, Buffer>();

  read(media: StoredMedia): Promise<Buffer> {
    const bytes = this.files.get(media.sha256);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('no such file'));
  }

  async save(bytes: Buffer, mime: string, name?: string): Promise<StoredMedia> {
    if (name !== undefined) return { ...this.put(bytes, mime), name };
    const { width, height } = await sharp(bytes).metadata();
    return { ...this.put(bytes, mime), width, height };
  }

  /** Stores without looking, for broken files. */
  put(bytes: Buffer, mime: string): StoredMedia {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.files.set(sha256, bytes);
    return { state: 'stored', sha256, mime, bytes: bytes.length };
  }
}

/** What a tool sees when a person wrote `text`. */
export function toolContext(text: string, language: string, more: Partial<ToolContext> = {}): ToolContext {
  return {
    text,
    language,
    known: [],
    pictures: [],
    subjects: { meant: [], before: [] },
    earlier: [],
    media: new MemoryMedia(),
    reader: undefined,
    finder: undefined,
    reports: undefined,
    now: NOON,
    timeZone: 'Europe/Berlin',
    signal: new AbortController().signal,
    ...more,
  };
}
