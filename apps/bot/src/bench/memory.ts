import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryConfig } from '../cli/temporary-config.js';
import { loadConfig } from '../config/load.js';
import { Child } from '../supervisor/child.js';
import { childEnv } from '../supervisor/environment.js';
import { openLogFile } from '../supervisor/log-file.js';
import { startSystem } from '../supervisor/system.js';
import { figure, type BenchOptions, type Figure } from './report.js';

/** Milliseconds after which start-up garbage has been collected and timers have run. */
const SETTLE_MS = 10_000;
const GOAL_MB = 350;

/**
 * Memory of the whole system when nobody writes, the model left out: proportional set size, so that pages shared between
 * processes count once. Linux only (proc(5), smaps_rollup).
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-memory-'));
  const config = temporaryConfig(loadConfig().config, dataDir);
  try {
    const system = await startSystem({
      config,
      worker: false,
      onEvent: (event) => event.type === 'trouble' && say(event.text),
      signal: new AbortController().signal,
    });
    const log = openLogFile(dataDir);
    const worker = new Child({
      name: 'worker',
      args: [join(import.meta.dirname, 'memory/idle-worker.js')],
      env: childEnv(config),
      output: log.fd,
      logFile: log.path,
      onRestart: ({ why }) => say(`the worker ended: ${why}`),
    });
    try {
      await worker.ready;
      say(`Waiting ${SETTLE_MS / 1000} s.`);
      await sleep(SETTLE_MS);
      // The supervisor is this process, which has loaded the bench besides.
      const sizes = Object.entries({ ...system.pids(), worker: worker.pid! }).map(
        ([name, pid]) => [name, proportionalMB(pid)] as const,
      );
      const sum = sizes.reduce((total, [, size]) => total + size, 0);
      return [
        figure('memory.idle', sum, 'MB', { goal: GOAL_MB, direction: 'min', detail: 'all processes, PSS, no model' }),
        ...sizes.map(([name, size]) => figure(`memory.idle.${name}`, size, 'MB', { direction: 'min' })),
      ];
    } finally {
      await worker.stop();
      await system.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function proportionalMB(pid: number): number {
  const kiB = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1];
  return (Number(kiB) * 1024) / 1e6;
}
