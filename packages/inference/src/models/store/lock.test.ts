import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withLock } from './lock.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-lock-'));
  path = join(folder, 'model.lock');
});
afterEach(() => rm(folder, { recursive: true }));

const signal = new AbortController().signal;

/** An id that no process has any more. */
async function deadPid(): Promise<number> {
  const child = promisify(execFile)(process.execPath, ['-e', '']);
  const { pid } = child.child;
  await child;
  return pid!;
}

describe('withLock', () => {
  it('lets one at a time in', async () => {
    let inside = 0;
    let most = 0;
    const waits: number[] = [];
    const visit = (): Promise<void> =>
      withLock(path, { signal, onWait: (pid) => waits.push(pid) }, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      });
    await Promise.all([visit(), visit(), visit()]);
    expect(most).toBe(1);
    expect(waits).toEqual([process.pid, process.pid]);
    expect(existsSync(path)).toBe(false);
  });

  it('is given back when the work fails', async () => {
    const failing = withLock(path, { signal }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withLock(path, { signal }, () => Promise.resolve('in'))).toBe('in');
  });

  it('takes over the lock of a process that is gone', async () => {
    await writeFile(path, JSON.stringify({ pid: await deadPid(), host: hostname(), started: '1' }));
    expect(await withLock(path, { signal }, () => Promise.resolve('in'))).toBe('in');
  });

  it('takes over the lock of an earlier process with the same id', async () => {
    await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname(), started: 'long ago' }));
    expect(await withLock(path, { signal }, () => Promise.resolve('in'))).toBe('in');
  });

  it('lets two that see the same dead lock in one after the other', async () => {
    await writeFile(path, JSON.stringify({ pid: await deadPid(), host: hostname(), started: '1' }));
    let inside = 0;
    let most = 0;
    const visit = (): Promise<void> =>
      withLock(path, { signal }, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      });
    await Promise.all([visit(), visit(), visit(), visit()]);
    expect(most).toBe(1);
  });

  it('waits for a holder on another machine while it shows signs of life', async () => {
    await writeFile(path, JSON.stringify({ pid: 1, host: 'elsewhere', started: '1' }));
    const abort = new AbortController();
    const waiting = withLock(path, { signal: abort.signal, onWait: () => abort.abort(new Error('seen')) }, () =>
      Promise.resolve('in'),
    );
    await expect(waiting).rejects.toThrow();
    const old = new Date(Date.now() - 120_000);
    await utimes(path, old, old);
    expect(await withLock(path, { signal }, () => Promise.resolve('in'))).toBe('in');
  });
});
