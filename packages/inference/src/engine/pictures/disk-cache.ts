import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Encoding } from './sight.js';

/** Encodings are dropped when they are so old: by then the picture itself has left the media store. */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
/** Most bytes kept in a folder. */
const MAX_BYTES = 2 ** 30;
/** After so many bytes written the folder is looked through again. */
const TIDY_EVERY_BYTES = 64 * 2 ** 20;

const header = z.object({
  ids: z.array(z.number()),
  features: z.number(),
  grid: z.object({ rows: z.number(), columns: z.number() }).nullable(),
});

/** Encodings of one model and its settings on disk: a line of JSON, then the rows as float32. A file that cannot be used is no file. */
export class DiskCache {
  #written = TIDY_EVERY_BYTES;

  constructor(
    private readonly dir: string,
    private readonly hiddenSize: number,
  ) {}

  async get(sha256: string): Promise<Encoding | undefined> {
    try {
      const file = await readFile(join(this.dir, sha256));
      const end = file.indexOf('\n');
      const rest = header.parse(JSON.parse(file.toString('utf8', 0, end)));
      const bytes = Uint8Array.from(file.subarray(end + 1));
      if (bytes.length !== rest.features * this.hiddenSize * Float32Array.BYTES_PER_ELEMENT) return undefined;
      return { ...rest, rows: new Float32Array(bytes.buffer) };
    } catch {
      return undefined;
    }
  }

  /** Never fails: a full disk costs time, not the answer. */
  async set(sha256: string, { ids, features, grid, rows }: Encoding): Promise<void> {
    const part = join(this.dir, `${randomUUID()}.part`);
    const line = Buffer.from(`${JSON.stringify({ ids, features, grid })}\n`);
    try {
      await mkdir(this.dir, { recursive: true, mode: 0o700 });
      this.#written += rows.byteLength;
      if (this.#written > TIDY_EVERY_BYTES) await this.#tidy();
      await writeFile(part, [line, new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)], { mode: 0o600 });
      await rename(part, join(this.dir, sha256));
    } catch {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  /** Drops what is too old, and the oldest while there is too much. */
  async #tidy(): Promise<void> {
    this.#written = 0;
    const names = await readdir(this.dir);
    const files = await Promise.all(
      names.map(async (name) => {
        const { mtimeMs, size } = await stat(join(this.dir, name));
        return { name, mtimeMs, size };
      }),
    );
    let kept = 0;
    for (const { name, mtimeMs, size } of files.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
      kept += size;
      if (kept > MAX_BYTES || Date.now() - mtimeMs > MAX_AGE_MS) await rm(join(this.dir, name), { force: true });
    }
  }
}
