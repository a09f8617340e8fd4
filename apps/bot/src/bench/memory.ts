import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryConfig } from '../cli/temporary-config.js';
import { loadConfig } from '../config/load.js';
import { childArgs } from '../supervisor/child-args.js';
import { Child } from '../supervisor/child.js';
import { childEnv, entry } from '../supervisor/environment.js';
import { openLogFile } from '../supervisor/log-file.js';
import { readRunFile, runFilePath } from '../supervisor/run-file.js';
import { figure, type BenchOptions, type Figure } from './report.js';

/** Milliseconds after which start-up garbage has been collected and timers have run. */
const SETTLE_MS = 10_000;
const GOAL_MB = 350;

/**
 * Memory of the whole system when nobody writes; the model and a personal number with its Chromium are left out. Pages that several
 * processes share count once among these processes, whoever else on the machine maps them too. Linux only (proc(5), smaps).
 */
export async function run({ say }: BenchOptions): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-memory-'));
  const env = childEnv(temporaryConfig(loadConfig().config, dataDir));
  const system = spawn(process.execPath, [entry, 'up', '--no-worker'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise(
      (done, fail) => system.stdout.once('data', done) && system.once('exit', () => fail(new Error('no start'))),
    );
    const log = openLogFile(dataDir);
    const worker = new Child({
      name: 'worker',
      args: childArgs('worker', join(import.meta.dirname, 'memory/idle-worker.js')),
      env,
      output: log.fd,
      logFile: log.path,
      greeting: () => Promise.resolve({ run: readRunFile(runFilePath(dataDir)) }),
      onRestart: ({ why }) => say(`the worker ended: ${why}`),
    });
    try {
      await worker.ready;
      say(`Waiting ${SETTLE_MS / 1000} s.`);
      await sleep(SETTLE_MS);
      return figures({ hearth: system.pid!, ...childrenOf(system.pid!), worker: worker.pid! });
    } finally {
      await worker.stop();
      closeSync(log.fd);
    }
  } finally {
    await end(system);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function figures(pids: Readonly<Record<string, number>>): Figure[] {
  const processes = Object.entries(pids).map(([name, pid]) => ({ name, ...memoryOf(pid) }));
  const shared = new Map<string, number>();
  for (const one of processes) {
    for (const [file, size] of one.shared) shared.set(file, Math.max(size, shared.get(file) ?? 0));
  }
  const once = [...shared.values()].reduce((sum, size) => sum + size, 0);
  const sum = processes.reduce((total, { own }) => total + own, once);
  return [
    figure('memory.idle', sum, 'MB', {
      goal: GOAL_MB,
      direction: 'min',
      detail: 'all processes; no model, no personal number',
    }),
    figure('memory.idle.shared', once, 'MB', { direction: 'min', detail: 'pages of programs and libraries' }),
    ...processes.map(({ name, own }) =>
      figure(`memory.idle.${name}`, own, 'MB', { direction: 'min', detail: 'its own pages' }),
    ),
  ];
}

/** MB that only this process has, and MB that it shares, by mapped file. */
function memoryOf(pid: number): { own: number; shared: Map<string, number> } {
  let own = 0;
  let file = '';
  const shared = new Map<string, number>();
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const [, kind, kiB] = /^(Private|Shared)_(?:Clean|Dirty):\s+(\d+) kB$/.exec(line) ?? [];
    if (kind === undefined) file = /^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+\s*(.*)$/.exec(line)?.[1] ?? file;
    else if (kind === 'Private') own += megabytes(kiB!);
    else shared.set(file, (shared.get(file) ?? 0) + megabytes(kiB!));
  }
  return { own, shared };
}

const megabytes = (kiB: string) => (Number(kiB) * 1024) / 1e6;

/** Process ids by role: the last word of a role's command line; the Redis by its program. */
function childrenOf(parent: number): Record<string, number> {
  const pids: Record<string, number> = {};
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue;
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
      pids[basename(words[0]!) === 'redis-server' ? 'redis' : words.at(-1)!] = pid;
    } catch {
      // Ended in the meantime.
    }
  }
  return pids;
}

async function end(system: ChildProcess): Promise<void> {
  if (system.exitCode !== null) return;
  const gone = new Promise((done) => system.once('exit', done));
  system.kill('SIGTERM');
  await gone;
}
