import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredMedia } from '@hearth/message';
import { pruneFolder } from './prune-folder.js';

const DAY_MS = 24 * 3600 * 1000;

/** What is known of a file besides its bytes. */
export type MediaFacts = Omit<StoredMedia, 'state' | 'sha256' | 'bytes'>;

/** Files of all conversations, each once, found by the SHA-256 of its bytes. */
export interface MediaStore {
  put(bytes: Buffer, facts: MediaFacts): Promise<StoredMedia>;
  /** @throws Error when it was deleted after its time, or lies on another machine. */
  read(media: StoredMedia): Promise<Buffer>;
  has(media: StoredMedia): Promise<boolean>;
  /** Deletes what was not stored (again) for `keepDays`. */
  prune(now?: number): Promise<void>;
}

/** A folder with one file each, below a folder of the first two hex digits; this user only. */
export function openMediaStore(dir: string, keepDays: number): MediaStore {
  return new FolderStore(dir, keepDays);
}

class FolderStore implements MediaStore {
  constructor(
    private readonly dir: string,
    private readonly keepDays: number,
  ) {}

  async put(bytes: Buffer, facts: MediaFacts): Promise<StoredMedia> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = this.#path(sha256);
    if (!(await touch(path, bytes.length))) {
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${randomUUID()}.part`;
      await writeFile(temporary, bytes, { mode: 0o600 });
      await rename(temporary, path);
    }
    return { state: 'stored', sha256, bytes: bytes.length, ...facts };
  }

  async read({ sha256 }: StoredMedia): Promise<Buffer> {
    return readFile(this.#path(sha256));
  }

  async has({ sha256, bytes }: StoredMedia): Promise<boolean> {
    const found = await stat(this.#path(sha256)).catch(() => undefined);
    return found?.size === bytes;
  }

  async prune(now = Date.now()): Promise<void> {
    await pruneFolder(this.dir, now - this.keepDays * DAY_MS);
  }

  #path(sha256: string): string {
    return join(this.dir, sha256.slice(0, 2), sha256);
  }
}

/** True when the whole file is there; its time starts anew. */
async function touch(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== bytes) return false;
  const now = new Date();
  await utimes(path, now, now);
  return true;
}
