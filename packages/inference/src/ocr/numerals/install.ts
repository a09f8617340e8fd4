import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compiledFile } from '../../engine/thread/compiled-file.js';
import { NUMERAL_FONTS } from '../../models/catalogue.js';
import { findRunnable } from '../../models/store/added.js';
import { haveSizes, readChecksums, writeChecksums } from '../../models/store/checksums.js';
import { fetchEntry } from '../../models/store/fetch-entry.js';
import type { InstallOptions } from '../../models/store/fetch-entry.js';
import { layout } from '../../models/store/layout.js';
import { lockEntry } from '../../models/store/lock-entry.js';
import { putInPlace } from '../../models/store/put-in-place.js';
import { TaskProcess } from '../../tasks/task-process.js';
import { OcrError } from '../types.js';
import { NETWORK_FILE } from './reader.js';

/** Milliseconds; it takes some 15 s of one core. */
const MAKING_TIMEOUT_MS = 600_000;

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
    const weights = await learn(fonts, signal);
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

async function learn(fonts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array> {
  const maker = new TaskProcess<readonly string[], Float32Array>({
    file: compiledFile(new URL('./learn/make-process.js', import.meta.url)),
    args: [],
    name: 'learning of digits',
    done: 'learned',
    what: 'set of digits',
    timeoutMs: MAKING_TIMEOUT_MS,
    idleMs: 0,
    failure: (message, cause) => new OcrError(message, { cause }),
  });
  try {
    return await maker.run(fonts, signal);
  } finally {
    await maker.close();
  }
}

function littleEndian(weights: Float32Array): Buffer {
  const bytes = Buffer.alloc(weights.length * Float32Array.BYTES_PER_ELEMENT);
  for (const [at, weight] of weights.entries()) bytes.writeFloatLE(weight, at * Float32Array.BYTES_PER_ELEMENT);
  return bytes;
}
