import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

const TERM_TIMEOUT_MS = 10_000;
const POLL_MS = 20;

/**
 * Ends the redis-server that a killed run left in this folder, so that two never write one append-only file.
 * A process that merely has the same number by now is left alone: it must be a redis-server working in `dir`.
 */
export async function endStaleServer(options: { pidFile: string; dir: string; log: Logger }): Promise<void> {
  const pid = readPid(options.pidFile);
  if (pid !== undefined && isOurs(pid, options.dir)) {
    options.log.warn({ pid }, 'ending the redis-server that an earlier run left behind');
    await end(pid);
  }
  rmSync(options.pidFile, { force: true });
}

async function end(pid: number): Promise<void> {
  const deadline = Date.now() + TERM_TIMEOUT_MS;
  kill(pid, 'SIGTERM');
  while (kill(pid, 0)) {
    if (Date.now() > deadline) kill(pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
}

/** False when there is no such process (any more). */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim());
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isOurs(pid: number, dir: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('redis-server') && readlinkSync(`/proc/${pid}/cwd`) === dir;
  } catch {
    return false;
  }
}
