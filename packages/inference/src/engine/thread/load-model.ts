import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Backend } from '../../backends/backend.js';
import { loadGenericModel } from '../../backends/generic/load.js';
import type { Native } from '../../backends/generic/session.js';
import { MANIFEST_FILE, modelManifest, seeingManifest } from '../../models/manifest.js';
import { loadTokenizer } from '../../tokenizer/tokenizer.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import type { Sight } from '../pictures/sight.js';
import type { DeviceLock } from './device-lock.js';
import type { ThreadOptions } from './messages.js';
import { openBackend } from './open-backend.js';
import type { RunGate } from './run-gate.js';

/** Longest conversation, in tokens, unless asked otherwise. Every row in decode may grow to it, and each column costs memory and time. */
const CONTEXT_LENGTH = 4096;

export interface LoadedModel {
  readonly id: string;
  readonly backend: Backend;
  readonly tokenizer: ChatTokenizer;
  readonly sight?: Sight;
  /** Why it runs where it runs. */
  readonly why: string;
}

/**
 * Loads a model by what its folder holds: an import of this program has a manifest that names its graph; a folder without one, or with that
 * of a model that sees, is taken as a Hugging Face export.
 */
export async function loadModel(options: ThreadOptions, gate: RunGate, lock: DeviceLock): Promise<LoadedModel> {
  const { dir, threads, device } = options;
  const text = await readManifest(dir);
  const seeing = text === undefined ? undefined : seeingManifest.safeParse(JSON.parse(text));
  if (text === undefined || seeing?.success) {
    const id = seeing?.data?.id ?? basename(dir);
    if (device.device !== 'cpu' && device.wish !== 'auto')
      throw new Error(`${id} is a Hugging Face export, which runs on the processor only: HEARTH_DEVICE=cpu`);
    return { id, why: 'Hugging Face exports run there', ...(await loadGenericModel({ ...options, gate })) };
  }
  const native: Native = (run) => gate.pass(run);
  const manifest = modelManifest.parse(JSON.parse(text));
  const contextLength = Math.min(options.contextLength ?? CONTEXT_LENGTH, manifest.contextLength);
  const [tokenizer, { backend, why }] = await Promise.all([
    loadTokenizer(dir),
    openBackend(device, lock, { dir, manifest, threads, contextLength, native }),
  ]);
  return { id: manifest.id, tokenizer, backend, why };
}

async function readManifest(dir: string): Promise<string | undefined> {
  try {
    return await readFile(join(dir, MANIFEST_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Without an export either, the missing manifest is the thing to say.
    await readFile(join(dir, 'config.json')).catch(() => {
      throw error;
    });
    return undefined;
  }
}
