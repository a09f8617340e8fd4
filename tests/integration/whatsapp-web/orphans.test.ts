import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, expect, jest, test } from '@jest/globals';
import { Line, until } from '../../support/whatsapp-web-line.js';

jest.setTimeout(60_000);

const CONNECTORS = new URL('../../../packages/connectors/dist/index.js', import.meta.url).href;
/** A bridge in a process of its own: opens the session and says what happens, one JSON a line. */
const OWNER = `
  const { openWhatsAppWebSession } = await import(process.argv[1]);
  const say = (what) => console.log(JSON.stringify(what));
  process.on('unhandledRejection', (error) => say({ kind: 'unhandled', error: String(error) }));
  const session = await openWhatsAppWebSession({ ...JSON.parse(process.argv[2]), onEvent: say });
  say({ kind: 'pid', pid: session.browserPid });
`;

let line: Line;
let owner: ChildProcess | undefined;
afterEach(async () => {
  owner?.kill('SIGKILL');
  await line.close();
});

/** Starts the owner. @returns what it says. */
function startOwner(): { kind: string; pid?: number; qr?: string }[] {
  const said: { kind: string }[] = [];
  const options = {
    account: line.web.phone,
    profileDir: line.profileDir,
    executablePath: '/usr/bin/chromium',
    chromiumArgs: line.web.chromiumArgs,
  };
  owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER, CONNECTORS, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: owner.stdout! }).on('line', (text) => said.push(JSON.parse(text) as { kind: string }));
  return said;
}

function alive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

test('kill -9 of the owner, while pairing and when ready: no browser is left, and the next owner goes on', async () => {
  line = await Line.start();
  const first = startOwner();
  const { qr } = await until(() => first.find(({ kind }) => kind === 'qr'), 'a code');
  const pairing = await until(() => first.find(({ kind }) => kind === 'pid')?.pid, 'the browser');
  owner!.kill('SIGKILL');
  await until(() => !alive(pairing), 'the browser of the killed owner to end');

  const second = startOwner();
  const shown = await until(() => second.find(({ kind }) => kind === 'qr'), 'a code');
  expect(shown.qr).not.toBe(qr);
  line.web.scan(shown.qr);
  await until(() => second.some(({ kind }) => kind === 'ready'), 'the account');
  const ready = second.find(({ kind }) => kind === 'pid')!.pid!;
  owner!.kill('SIGKILL');

  // The next start does not wait for the browser to notice: it ends it.
  await (
    await line.open()
  ).ready;
  await until(() => !alive(ready), 'the browser of the killed owner to end');
  expect(line.told.some(({ kind }) => kind === 'qr')).toBe(false);
  await line.reply(await line.conversation(), [{ type: 'text', text: 'still here' }]);
});

test('a frozen browser whose owner was killed is ended by the next start', async () => {
  line = await Line.start();
  const said = startOwner();
  line.web.scan((await until(() => said.find(({ kind }) => kind === 'qr'), 'a code')).qr);
  await until(() => said.some(({ kind }) => kind === 'ready'), 'the account');
  const { pid } = said.find(({ kind }) => kind === 'pid')!;
  // A stopped process notices nothing, not even that its owner is gone.
  process.kill(-pid!, 'SIGSTOP');
  owner!.kill('SIGKILL');
  await (
    await line.open()
  ).ready;
  await until(() => !alive(pid!), 'the frozen browser to end');
});

test('a page that is loaded anew at every moment throws nothing at the process', async () => {
  line = await Line.start();
  const said = startOwner();
  await until(() => said.some(({ kind }) => kind === 'qr'), 'a code');
  for (let times = 0; times < 5; times += 1) {
    const opened = line.web.transcript('opened').length;
    line.web.reload();
    await until(() => line.web.transcript('opened').length > opened, 'the page to load');
    await until(() => line.web.pages().length === 1, 'one page');
  }
  // The newest code that was told is the one that the last page shows: the simulated phone refuses any other.
  const scanned = () => {
    try {
      line.web.scan(said.findLast(({ kind }) => kind === 'qr')!.qr);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
  await until(scanned, 'the code of the last page');
  await until(() => said.some(({ kind }) => kind === 'ready'), 'the account');
  line.web.logout();
  await until(() => said.some(({ kind }) => kind === 'lost'), 'the end');
  expect(said.filter(({ kind }) => kind === 'unhandled')).toEqual([]);
});
