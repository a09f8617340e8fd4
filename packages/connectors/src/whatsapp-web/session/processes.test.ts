import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { endBrowsersOf, memoryOf } from './processes.js';

/** A process that looks like a browser on a profile; with a child, where it leads a group. */
async function pretend(profile: string, detached: boolean) {
  const inner = detached ? `require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' });` : '';
  const code = `${inner} console.log('up'); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['-e', code, '--', '--type=x', `--user-data-dir=${profile}`, '--end'], {
    detached,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout!, 'data');
  return child;
}

test('ends the whole group of the browser of this profile, and of no other', async () => {
  const [mine, other, longer] = await Promise.all(
    ['/tmp/profile-a', '/tmp/profile-b', '/tmp/profile-a2'].map((profile) => pretend(profile, true)),
  );
  const ended = once(mine!, 'exit');
  expect(await endBrowsersOf('/tmp/profile-a')).toBe(1);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await memoryOf(mine!.pid!)).toBe(0);
  for (const one of [other!, longer!]) {
    expect(await memoryOf(one.pid!)).toBeGreaterThan(1_000_000);
    process.kill(-one.pid!, 'SIGKILL');
  }
  expect(await endBrowsersOf('/tmp/profile-a')).toBe(0);
});

test('a process of our own group is left alone', async () => {
  const child = await pretend('/tmp/profile-c', false);
  expect(await endBrowsersOf('/tmp/profile-c')).toBe(0);
  expect(child.exitCode).toBeNull();
  process.kill(child.pid!, 'SIGKILL');
});
