import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NUMERAL_FONTS } from '../../models/catalogue.js';
import { findRunnable } from '../../models/store/added.js';
import { haveSizes, readChecksums, writeChecksums } from '../../models/store/checksums.js';
import { fetchEntry } from '../../models/store/fetch-entry.js';
import type { InstallOptions } from '../../models/store/fetch-entry.js';
import { layout } from '../../models/store/layout.js';
import { lockEntry } from '../../models/store/lock-entry.js';
import { putInPlace } from '../../models/store/put-in-place.js';
import { learnDigits } from './learn/learn.js';
import { NETWORK_FILE } from './reader.js';

/** The folder that `ensureNumerals` fills, before it does. */
export function numeralsDir(modelsDir: string): string {
  return layout.model(modelsDir, NUMERAL_FONTS);
}

/**
 * The folder for `createTextReader`'s `numeralsDir`, after fetching the fonts and learning their digits, in a process of its own, if that
 * has not been done here.
 * @throws NoSourceError, DiskFullError, OcrError, or the signal's reason
 */
export async function ensureNumerals(options: InstallOptions): Promise<{ readonly dir: string }> {
  const { modelsDir, signal } = options;
  const dir = numeralsDir(modelsDir);
  if (await isReady(dir)) return { dir };
  await lockEntry(NUMERAL_FONTS, options, async () => {
    if (await isReady(dir)) return;
    const entry = await findRunnable(modelsDir, NUMERAL_FONTS, 'ocr');
    await fetchEntry(entry, options);
    const fonts = entry.files.map(({ name }) => join(layout.files(modelsDir, NUMERAL_FONTS), name));
    const { weights } = await learnDigits(fonts, { ...(signal && { signal }) });
    const made = `${dir}.new`;
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
    await writeFile(join(made, NETWORK_FILE), littleEndian(weights), { flush: true });
    await writeChecksums(made);
    await putInPlace(made, dir);
  });
  return { dir };
}

async function isReady(dir: string): Promise<boolean> {
  const checksums = await readChecksums(dir).catch(() => ({}));
  return NETWORK_FILE in checksums && (await haveSizes(dir, checksums));
}

function littleEndian(weights: Float32Array): Buffer {
  const bytes = Buffer.alloc(weights.length * Float32Array.BYTES_PER_ELEMENT);
  for (const [at, weight] of weights.entries()) bytes.writeFloatLE(weight, at * Float32Array.BYTES_PER_ELEMENT);
  return bytes;
}
