import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureModel } from '@hearth/inference';
import { temporaryConfig } from '../cli/temporary-config.js';
import { engineSlots } from '../config/engine-slots.js';
import { loadConfig } from '../config/load.js';
import { childEnv } from '../supervisor/environment.js';
import { quantile } from './quantile.js';
import { figure } from './report.js';
import type { BenchOptions, Figure } from './report.js';

const LAUNCHER = join(import.meta.dirname, '../../../../hearth');
const ROUNDS = 3;
const GOAL_MS = 3000;
/** The last line of the box that a start ends with. */
const BOX_END = '╰';

/**
 * From the command to the box in a data folder that was in use before, and how much of that is not the model being loaded. Both are
 * timed in turn, so that what else the machine does meanwhile hits both.
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const { config } = loadConfig();
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-start-'));
  try {
    const env = childEnv(temporaryConfig(config, dataDir));
    const { dir, manifest } = await ensureModel({ id: config.model, modelsDir: config.modelsDir });
    say('A first start, so that nothing is left to set up.');
    await startOnce(env);
    const starts: { ready: number; load: number }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const times = { ready: await startOnce(env), load: await loadOnce(dir, engineSlots(config)) };
      starts.push(times);
      say(
        `${round} of ${ROUNDS}: ready after ${times.ready.toFixed(0)} ms; the model alone ${times.load.toFixed(0)} ms`,
      );
    }
    const ms = { direction: 'min', detail: manifest.id } as const;
    const median = (time: (start: { ready: number; load: number }) => number) => quantile(starts.map(time), 0.5);
    return [
      figure(
        'start.ready',
        median(({ ready }) => ready),
        'ms',
        ms,
      ),
      figure(
        'start.model',
        median(({ load }) => load),
        'ms',
        ms,
      ),
      figure(
        'start.without-model',
        median(({ ready, load }) => ready - load),
        'ms',
        { ...ms, goal: GOAL_MS },
      ),
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds from the command to the box. */
async function startOnce(env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  const system = spawn(process.execPath, [LAUNCHER, 'up'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(system, 'exit');
  try {
    let said = '';
    for await (const chunk of system.stdout) {
      said += String(chunk);
      if (said.includes(BOX_END)) return performance.now() - began;
    }
    throw new Error(`the start ended without its box:\n${said}`);
  } finally {
    system.kill('SIGTERM');
    await ended;
  }
}

/** Milliseconds in which the engine is ready to answer, in a process of its own as a worker's is: its memory is fresh. */
async function loadOnce(dir: string, slots: number): Promise<number> {
  const script = join(import.meta.dirname, 'start/measured-load.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, dir, String(slots)]);
  return Number(stdout);
}
