import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { findRunning, type RunFile } from '../supervisor/run-file.js';
import { ProgressLine } from './progress.js';
import { temporaryConfig } from './temporary-config.js';

/**
 * Works with the running system, or with one that is started in a temporary folder and is gone afterwards. Ctrl-C aborts the signal.
 * @param needs.personalNumber a temporary system simulates one too, where there is a Chromium for it.
 * @throws UserError when a system has to be started and cannot be.
 */
export async function withSystem<T>(
  needs: { readonly personalNumber: boolean },
  work: (run: RunFile, config: Config, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { config } = loadConfig();
  const stop = new AbortController();
  const interrupt = () => stop.abort(new Error('interrupted'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const running = findRunning(config.dataDir);
  if (running?.simulator) return work(running, config, stop.signal);

  const { startSystem } = await import('../supervisor/system.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-'));
  const line = new ProgressLine();
  line.say('Nothing is running; starting a temporary system.');
  // When it does not start, the folder stays: its log says why.
  const system = await startSystem({
    config: temporaryConfig(config, dataDir, needs),
    worker: true,
    onEvent: (event) => (event.type === 'model' ? line.show(event.progress) : line.say(event.text)),
    signal: stop.signal,
  });
  try {
    return await work(system.run, config, stop.signal);
  } finally {
    await system.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
