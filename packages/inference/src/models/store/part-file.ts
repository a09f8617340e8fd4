import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { diskError, diskFull } from './disk.js';

const MiB = 2 ** 20;

/** How far an interrupted file had come: `piece` of `spec` begins at byte `start`. */
const stateSchema = z.object({ spec: z.string(), piece: z.number().int(), start: z.number().int() });
export type PartState = z.infer<typeof stateSchema>;

/**
 * A file on the way (`NAME.part`, with `NAME.part.json` beside it): only ever appended to, so that whatever is there after a crash is good
 * up to its length. Its SHA-256 is taken while it is written.
 */
export class PartFile {
  readonly #hash: Hash = createHash('sha256');
  #state: PartState;
  #length: number;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    state: PartState,
    readonly resumedAt: number,
  ) {
    this.#state = state;
    this.#length = resumedAt;
  }

  /** Goes on with what an earlier run got from the same source, or begins anew. */
  static async open(path: string, spec: string, wantedBytes: number): Promise<PartFile> {
    const state = await readState(path);
    const keep = state?.spec === spec;
    try {
      const handle = await open(path, keep ? 'a+' : 'w+');
      const { size } = await handle.stat();
      const part = new PartFile(path, handle, keep ? state : { spec, piece: 0, start: 0 }, size);
      await part.#begin(wantedBytes);
      return part;
    } catch (error) {
      throw diskError(error, dirname(path), wantedBytes);
    }
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** The piece being written, and how many of its bytes are here. */
  get position(): { piece: number; offset: number } {
    return { piece: this.#state.piece, offset: this.#length - this.#state.start };
  }

  /** @throws DiskFullError */
  async append(chunk: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < chunk.length;) at += (await this.handle.write(chunk, at)).bytesWritten;
    } catch (error) {
      throw diskError(error, dirname(this.path), chunk.length);
    }
    this.#hash.update(chunk);
    this.#length += chunk.length;
  }

  /** Makes the current piece final: it survives a power cut and is not fetched again. */
  async endPiece(): Promise<void> {
    await this.handle.sync();
    this.#state = { ...this.#state, piece: this.#state.piece + 1, start: this.#length };
    await writeState(this.path, this.#state);
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** Gives the finished file its name. */
  async finish(target: string): Promise<void> {
    await this.close();
    await rename(this.path, target);
    await rm(`${this.path}.json`, { force: true });
  }

  async #begin(wantedBytes: number): Promise<void> {
    if (this.resumedAt > 0)
      for await (const chunk of createReadStream(this.path, { end: this.resumedAt - 1, highWaterMark: MiB }))
        this.#hash.update(chunk as Buffer);
    else await writeState(this.path, this.#state);
    const { bavail, bsize } = await statfs(dirname(this.path));
    const missing = wantedBytes - this.resumedAt;
    if (bavail * bsize < missing) throw diskFull(dirname(this.path), missing, bavail * bsize);
  }
}

/** Forgets a file on the way. */
export async function discardPart(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}

async function readState(path: string): Promise<PartState | undefined> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
  } catch {
    return undefined;
  }
}

async function writeState(path: string, state: PartState): Promise<void> {
  await writeFile(`${path}.json.new`, JSON.stringify(state), { flush: true });
  await rename(`${path}.json.new`, `${path}.json`);
}
