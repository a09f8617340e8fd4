import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const MiB = 2 ** 20;

/** `checksums.json` in a model's folder: the files made by the import, to be checked by `models verify`. */
export const CHECKSUMS_FILE = 'checksums.json';
const checksumsSchema = z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() }));
export type Checksums = z.infer<typeof checksumsSchema>;

export async function readChecksums(folder: string): Promise<Checksums> {
  return checksumsSchema.parse(JSON.parse(await readFile(join(folder, CHECKSUMS_FILE), 'utf8')));
}

/** Notes the files that are in a folder now. */
export async function writeChecksums(folder: string, signal?: AbortSignal): Promise<void> {
  const checksums: Checksums = {};
  for (const name of await readdir(folder)) {
    const { size } = await stat(join(folder, name));
    checksums[name] = { bytes: size, sha256: await sha256Of(join(folder, name), undefined, signal) };
  }
  await writeFile(join(folder, CHECKSUMS_FILE), JSON.stringify(checksums), { flush: true });
}

/** SHA-256 of a file, in hexadecimal. `onBytes` gets the length of each chunk read. */
export async function sha256Of(path: string, onBytes?: (bytes: number) => void, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: MiB, ...(signal && { signal }) })) {
    hash.update(chunk as Buffer);
    onBytes?.((chunk as Buffer).length);
  }
  return hash.digest('hex');
}

/** True when all files are there in their sizes: the quick check of every start. */
export async function haveSizes(folder: string, checksums: Checksums): Promise<boolean> {
  const right = await Promise.all(
    Object.entries(checksums).map(([name, { bytes }]) =>
      stat(join(folder, name)).then(
        ({ size }) => size === bytes,
        () => false,
      ),
    ),
  );
  return right.every(Boolean);
}
