import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureModel } from '@hearth/inference';
import { loadConfig } from '../config/load.js';
import type { ImportCost } from './import/measured-import.js';
import { figure } from './report.js';
import type { BenchOptions, Figure } from './report.js';

const GOAL_SECONDS = 120;
const GOAL_MB = 3000;

/** Time and memory of the import of the configured model's GGUF file, in a process of its own. */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const { model, modelsDir } = loadConfig().config;
  const { dir, manifest } = await ensureModel({ id: model, modelsDir });
  if (manifest.kind !== 'chat')
    throw new Error(`${manifest.id} is not imported from a GGUF file; HEARTH_MODEL chooses another`);
  const outDir = mkdtempSync(join(tmpdir(), 'hearth-import-'));
  try {
    say(`importing ${manifest.id}`);
    const script = join(import.meta.dirname, 'import/measured-import.js');
    const gguf = join(dir, '..', 'files', manifest.source.file);
    const { stdout } = await promisify(execFile)(process.execPath, [script, gguf, outDir]);
    const { seconds, peakMB } = JSON.parse(stdout) as ImportCost;
    const detail = `${manifest.id}, ${(manifest.source.bytes / 1e6).toFixed(0)} MB`;
    return [
      figure('import.seconds', seconds, 's', { goal: GOAL_SECONDS, direction: 'min', detail }),
      figure('import.memory', peakMB, 'MB', { goal: GOAL_MB, direction: 'min', detail: 'most memory of the process' }),
    ];
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
