import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readyManifest } from './ensure-model.js';
import { readySeeing } from './export/ensure-seeing.js';
import { Meter } from './progress.js';
import { findRunnable } from './store/added.js';
import { readChecksums, sha256Of } from './store/checksums.js';
import type { Checksums } from './store/checksums.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';

export interface VerifiedFile {
  /** Path on this machine. */
  readonly path: string;
  readonly ok: boolean;
  /** What is wrong, when something is. */
  readonly problem?: string;
}

interface Expected {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Reads every file of a model again and compares it with its checksum: the originals with the catalogue's, the imported ones with those
 * taken when they were made. Nothing is changed. @throws UnknownModelError
 */
export async function verifyModel(options: InstallOptions & { id: string }): Promise<VerifiedFile[]> {
  const { id, modelsDir, onProgress, signal } = options;
  const entry = await findRunnable(modelsDir, id);
  const originals = entry.files.map((file) => ({ ...file, path: join(layout.files(modelsDir, id), file.name) }));
  const model = layout.model(modelsDir, id);
  const made: Checksums = await readChecksums(model).catch(() => ({}));
  const expected: Expected[] = [
    ...originals,
    ...Object.entries(made).map(([name, sums]) => ({ ...sums, path: join(model, name) })),
  ];
  const meter = new Meter(
    'verify',
    id,
    expected.reduce((sum, { bytes }) => sum + bytes, 0),
    onProgress,
  );
  let done = 0;
  const results: VerifiedFile[] = [];
  for (const file of expected) {
    const problem = await problemOf(file, (bytes) => meter.report((done += bytes)), signal);
    results.push({ path: file.path, ok: problem === undefined, ...(problem !== undefined && { problem }) });
  }
  meter.finish();
  if (entry.kind === 'chat' && !(await readyManifest(modelsDir, entry)))
    results.push({ path: model, ok: false, problem: 'not imported, or by another version' });
  if (entry.kind === 'vision' && !(await readySeeing(modelsDir, entry)))
    results.push({ path: layout.files(modelsDir, id), ok: false, problem: 'not looked through yet' });
  return results;
}

async function problemOf(
  { path, bytes, sha256 }: Expected,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info) return 'missing';
  if (info.size !== bytes) return `${info.size} bytes instead of ${bytes}`;
  const found = await sha256Of(path, onBytes, signal);
  return found === sha256 ? undefined : `SHA-256 ${found} instead of ${sha256}`;
}
