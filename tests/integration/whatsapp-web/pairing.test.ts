import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { Line, until } from '../../support/whatsapp-web-line.js';

jest.setTimeout(60_000);

let line: Line;
afterEach(async () => await line.close());

test('a QR code is shown, refreshed when it lapses, and scanned', async () => {
  line = await Line.start();
  const session = await line.open();
  const first = await line.tells('qr');
  expect(session.phase).toBe('pairing');
  expect(first.qr.split(',')).toHaveLength(5);
  const count = line.told.length;
  line.web.refreshQr();
  const second = await line.tells('qr', count);
  expect(second.qr).not.toBe(first.qr);
  line.web.scan(second.qr);
  await session.ready;
  expect(session).toMatchObject({ phase: 'ready', me: { phone: `${line.web.phone}@c.us`, name: 'Hearth' } });
  expect(line.told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['qr', 'authenticated', 'ready']));
  expect(await session.probe()).toMatchObject({ ok: true, missing: [] });
  expect(line.web.unknownModules).toEqual([]);
});

test('a pairing code is typed into the phone', async () => {
  line = await Line.start();
  const session = await line.open({ pairWith: line.web.phone });
  const { code } = await line.tells('code');
  expect(code).toMatch(/^[A-Z0-9]{8}$/);
  line.web.pair(code);
  await session.ready;
  expect(line.told.some(({ kind }) => kind === 'qr')).toBe(false);
});

test('a linked profile needs no code again; it is readable by its owner alone', async () => {
  line = await Line.linked();
  await line.session.close();
  expect(statSync(line.profileDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(line.profileDir, 'session')).mode & 0o777).toBe(0o700);
  const count = line.told.length;
  await (
    await line.open()
  ).ready;
  expect(line.told.slice(count).some(({ kind }) => kind === 'qr')).toBe(false);
});

test('nobody scans: the session says so and ends', async () => {
  line = await Line.start();
  const session = await line.open({ limits: { pairMs: 300 } });
  await expect(session.ready).rejects.toMatchObject({ name: 'SessionError', problem: 'not-scanned' });
  expect(await line.tells('lost')).toMatchObject({ problem: 'not-scanned', advice: expect.stringMatching(/scan/) });
});

test('scanned, but never ready: an error with advice, not a wait', async () => {
  line = await Line.start();
  line.web.faults({ neverSyncs: true });
  const session = await line.open({ limits: { syncMs: 700 } });
  line.web.scan((await line.tells('qr')).qr);
  await expect(session.ready).rejects.toMatchObject({ problem: 'never-ready' });
});

test('a page that never loads', async () => {
  line = await Line.start();
  line.web.faults({ neverLoads: true });
  const session = await line.open({ limits: { startMs: 1500 } });
  await expect(session.ready).rejects.toMatchObject({ problem: 'page-not-loaded' });
});

test('logging out unlinks the device, deletes the profile, and the next start shows a code', async () => {
  line = await Line.linked();
  await line.session.logout();
  expect(line.web.transcript('unlinked')).toHaveLength(1);
  expect(await readdir(line.profileDir)).not.toContain('session');
  const count = line.told.length;
  await line.open();
  await line.tells('qr', count);
});

test('a Chromium that cannot be started', async () => {
  line = await Line.start();
  await expect(line.open({ executablePath: '/bin/false' })).rejects.toMatchObject({
    problem: 'browser-not-started',
    message: expect.stringMatching(/Chromium/),
  });
  expect(line.told).toMatchObject([{ kind: 'lost', problem: 'browser-not-started' }]);
});

test('the browser of a killed owner is found and ended by the next', async () => {
  line = await Line.linked();
  // What is left when the owner was killed in a way that the browser did not notice: it runs on, with the profile's lock.
  const left = line.session.browserPid;
  const orphan = line.session;
  const session = await line.open();
  await session.ready;
  await until(() => !alive(left), 'the old browser to end');
  expect(alive(session.browserPid)).toBe(true);
  await until(() => orphan.phase === 'lost', 'the old session to notice');
});

function alive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}
