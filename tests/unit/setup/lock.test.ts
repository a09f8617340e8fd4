import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lock, tryLock } from '../../../scripts/setup/lock.mjs';

const LOCK = resolve(import.meta.dirname, '../../../scripts/setup/lock.mjs');
/** Takes the lock, adds one to a counter in a way that two at once would spoil, and dies with the lock held when told to. */
const WORK = `
  const { lock } = await import(process.argv[1]);
  const { readFileSync, writeFileSync } = await import('node:fs');
  const [, , path, counter, die] = process.argv;
  const release = await lock(path, () => {});
  const count = Number(readFileSync(counter, 'utf8'));
  await new Promise((done) => setTimeout(done, 5));
  writeFileSync(counter, String(count + 1));
  if (die) process.kill(process.pid, 'SIGKILL');
  release();
`;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-lock-'));
  path = join(folder, 'deep/lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function work(counter: string, die: boolean): Promise<void> {
  const args = ['--input-type=module', '-e', WORK, LOCK, path, counter, ...(die ? ['die'] : [])];
  return new Promise((done) => spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', () => done()));
}

test('one holder at a time, and the lock is free afterwards', async () => {
  const first = tryLock(path);
  expect(tryLock(path)).toEqual({ holder: process.pid });
  const waited: number[] = [];
  const second = lock(path, (holder) => waited.push(holder));
  first.release!();
  (await second)();
  expect(waited).toEqual([process.pid]);
  expect(existsSync(path)).toBe(false);
});

test('many processes, some of which die holding it: every one gets its turn alone', async () => {
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  await Promise.all(Array.from({ length: 10 }, (_, index) => work(counter, index % 3 === 0)));
  expect(readFileSync(counter, 'utf8')).toBe('10');
}, 30_000);

test('a process id that somebody else has by now is no holder; nor is a torn file', () => {
  const { release } = tryLock(path);
  release!();
  writeFileSync(path, JSON.stringify({ pid: process.pid, born: 'long ago' }));
  const again = tryLock(path);
  expect(again.release).toBeDefined();
  again.release!();
  writeFileSync(path, '{"pid":');
  expect(tryLock(path).release).toBeDefined();
});
