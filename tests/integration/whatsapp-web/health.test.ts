import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { memoryOf } from '@hearth/connectors';
import sharp from 'sharp';
import { Line, until } from '../../support/whatsapp-web-line.js';

jest.setTimeout(60_000);

let line: Line;
beforeEach(async () => {
  line = await Line.linked({ limits: { probeMs: 1500, ackMs: 1500 } });
});
afterEach(async () => {
  line.web.clearFaults();
  await line.close();
});

const lost = async () => await line.tells('lost');
const gone = async (pid: number) => await until(() => !alive(pid), 'the browser’s processes to end');

function alive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

test('a healthy session says so, and how much memory it takes', async () => {
  expect(await line.session.probe()).toMatchObject({ ok: true, version: expect.stringMatching(/^2\./), missing: [] });
  const bytes = await memoryOf(line.session.browserPid);
  expect(bytes).toBeGreaterThan(20_000_000);
  expect(bytes).toBeLessThan(2_000_000_000);
});

test('a frozen page is told from a dead browser, and can be ended', async () => {
  line.web.freeze();
  expect(await frozenProbe()).toMatchObject({ ok: false, problem: 'frozen' });
  const { browserPid } = line.session;
  await line.session.close();
  await gone(browserPid);
});

/** The freeze takes a moment to reach the page. */
async function frozenProbe() {
  for (;;) {
    const report = await line.session.probe();
    if (!report.ok) return report;
  }
}

test('calls into a frozen page end in time', async () => {
  const conversation = await line.conversation();
  line.web.freeze();
  await frozenProbe();
  const [item] = line.render(conversation, [{ type: 'text', text: 'anybody?' }]);
  await expect(line.send(item!)).rejects.toMatchObject({ info: { outcome: 'not-sent' } });
});

test('a killed browser', async () => {
  process.kill(line.session.browserPid, 'SIGKILL');
  expect(await lost()).toMatchObject({ problem: 'browser-gone' });
  expect(await line.session.probe()).toMatchObject({ ok: false, problem: 'browser-gone' });
  await gone(line.session.browserPid);
  await expect(line.reply(await conversationOf(), [{ type: 'text', text: 'x' }])).rejects.toMatchObject({
    info: { advice: 'back-off', outcome: 'not-sent' },
  });
});

const conversationOf = async () => ({
  channel: 'whatsapp-web' as const,
  account: line.web.phone,
  peer: `${line.web.person().id}@c.us`,
});

test('a lost connection is waited for', async () => {
  line.web.disconnect();
  const report = await changed((one) => !one.ok);
  expect(report).toMatchObject({ problem: 'disconnected' });
  line.web.connect();
  await changed((one) => one.ok);
  expect(line.session.phase).toBe('ready');
  await line.reply(await line.conversation(), [{ type: 'text', text: 'back again' }]);
});

async function changed(wanted: (report: Awaited<ReturnType<typeof line.session.probe>>) => boolean) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const report = await line.session.probe();
    if (wanted(report)) return report;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the probe never said so');
}

test('a log-out on the phone ends the session and deletes the profile', async () => {
  const { browserPid } = line.session;
  line.web.logout();
  expect(await lost()).toMatchObject({
    problem: 'logged-out',
    advice: expect.stringContaining('connect whatsapp-web'),
  });
  expect(await readdir(line.profileDir)).not.toContain('session');
  await gone(browserPid);
});

test('a conflict is told, and not taken over', async () => {
  line.web.conflict();
  expect(await lost()).toMatchObject({ problem: 'conflict' });
  expect(line.web.transcript('takeover')).toEqual([]);
  expect(await readdir(line.profileDir)).toContain('session');
});

test('a page that is loaded anew becomes ready again, and says so: what came meanwhile is unread', async () => {
  const conversation = await line.conversation();
  await line.session.read(conversation.peer);
  const count = line.told.length;
  line.web.reload();
  await line.web.person().text('in between');
  await line.tells('ready', count);
  const unread = line.connector.parse(await line.session.unread());
  expect(unread).toMatchObject([{ ok: true, event: { parts: [{ type: 'text', text: 'in between' }] } }]);
  await line.reply(await line.conversation(), [{ type: 'text', text: 'after the reload' }]);
  const [id] = await line.web.person().text('once');
  await line.arrived(id!);
  expect(line.events('message').filter((event) => event.id === id)).toHaveLength(1);
});

test('a module that is gone costs its own kind, by name; other kinds go on', async () => {
  const conversation = await line.conversation();
  line.web.faults({ missing: ['WAWebPrepRawMedia'] });
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const media = line.store(picture, 'image/png');
  const send = () => line.reply(conversation, [{ type: 'image', media }]);
  await expect(send()).rejects.toMatchObject({
    message: expect.stringContaining('WAWebPrepRawMedia'),
    info: { advice: 'give-up', outcome: 'not-sent' },
  });
  await expect(send()).rejects.toMatchObject({ info: { advice: 'give-up', outcome: 'not-sent' } });
  expect(await line.session.probe()).toMatchObject({
    ok: true,
    missing: expect.arrayContaining(['WAWebPrepRawMedia']),
  });
  expect(line.told).toContainEqual({
    kind: 'fault',
    call: 'picture',
    problem: expect.stringContaining('WAWebPrepRawMedia'),
  });
  await line.reply(conversation, [{ type: 'text', text: 'words still work' }]);
});

test('without what every send needs, the account is stopped and the probe names it', async () => {
  const conversation = await line.conversation();
  line.web.faults({ missing: ['WAWebSendMsgChatAction'] });
  await changed((report) => !report.ok);
  expect(await line.session.probe()).toMatchObject({
    problem: 'drift',
    detail: expect.stringContaining('WAWebSendMsgChatAction'),
  });
  await expect(line.reply(conversation, [{ type: 'text', text: 'x' }])).rejects.toMatchObject({
    info: { advice: 'stop-account', outcome: 'not-sent' },
  });
});

test('a page that no longer starts: the missing name is told, nothing is left running', async () => {
  await line.session.close();
  line.web.faults({ missing: ['WAWebSocketModel'] });
  const session = await line.open({ limits: { startMs: 4000 } });
  await expect(session.ready).rejects.toMatchObject({
    problem: 'drift',
    message: expect.stringContaining('WhatsApp Web changed'),
  });
  await gone(session.browserPid);
});

test('closing twice, at any moment, leaves nothing', async () => {
  const { browserPid } = line.session;
  await Promise.all([line.session.close(), line.session.close()]);
  await gone(browserPid);
  expect(line.told.filter(({ kind }) => kind === 'lost')).toHaveLength(1);
  const early = await line.open();
  await early.close();
  await gone(early.browserPid);
});
