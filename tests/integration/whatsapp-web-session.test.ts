import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createManualClock, startSimulator, type Simulator, type WhatsAppWeb } from '@hearth/simulator';
import type { Chat, Message } from 'whatsapp-web.js';
import { crashPages } from './support/chromium-processes.js';
import { temporaryFolder } from './support/folder.js';
import { until } from './support/wait.js';
import { linkedClient, WebClient } from './support/web-client.js';

const ON = { linkPreview: false, parseVCards: false, sendSeen: false, waitUntilMsgSent: true } as const;

let simulator: Simulator;
let page: WhatsAppWeb;
let profile: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  simulator = await startSimulator({ accounts: [], whatsAppWeb: {} });
  page = simulator.whatsAppWeb;
  profile = temporaryFolder();
});

afterAll(async () => {
  await simulator.close();
  profile.remove();
});

afterEach(() => page.clearFaults());

const bubble = (id: string | undefined) => simulator.threads()[0]!.messages.find((one) => one.id === id);

describe('from the first start to the log-out', () => {
  let web: WebClient;
  beforeAll(async () => {
    web = await linkedClient(page, profile.path);
  }, 60_000);
  afterAll(() => web.close());

  test('a stalled server and a frozen page do not answer until they are let go', async () => {
    page.stall();
    const sending = web.client.sendMessage(page.person().chat.id, 'stalled', ON).then(() => 'sent');
    expect(await Promise.race([sending, web.client.getState()])).toBe('CONNECTED');
    page.resume();
    expect(await sending).toBe('sent');

    page.freeze();
    await until('the block', () => page.pages()[0]?.frozen);
    const probe = web.client.getState().then(() => 'answered');
    const [id] = await page.person().text('while frozen');
    expect(web.all<Message>('message').some((one) => one.id._serialized === id)).toBe(false);
    page.thaw();
    expect(await probe).toBe('answered');
    expect((await web.message(id)).body).toBe('while frozen');
  });

  test('a cut line is a TIMEOUT, then CONNECTED with what was missed, each once', async () => {
    const [before] = await page.person().text('before the cut');
    await web.message(before);
    page.disconnect();
    await web.next<string>('change_state', (state) => state === 'TIMEOUT');
    const [id] = await page.person().text('while cut');
    expect(bubble(id)!.status).toBe('sent');
    page.person().edit(before!, 'after the cut');
    page.connect();
    await web.next<string>('change_state', (state) => state === 'CONNECTED');
    await web.message(id);
    const edited = await web.next<Message>('message_edit', (message) => message.id._serialized === before);
    expect(edited.body).toBe('after the cut');
    expect(web.all<Message>('message').filter((one) => one.id._serialized === id)).toHaveLength(1);
    expect(bubble(id)!.status).toBe('delivered');
  });

  test('a reloaded page is ready again by itself', async () => {
    const loads = page.transcript('synced').length;
    page.reload();
    await until('the page after the reload', () => page.transcript('synced').length > loads);
    await until('a second ready', () => web.heard.filter(({ event }) => event === 'ready').length === 2);
    const [id] = await page.person().text('after the reload');
    expect((await web.message(id)).body).toBe('after the reload');
  });

  test('a crashed page is told by the browser, and the line to it is gone', async () => {
    const crashed = new Promise<Error>((resolve) => web.client.pupPage!.once('error', resolve));
    crashPages(web.client.pupBrowser!.process()!.pid!);
    expect((await crashed).message).toContain('crashed');
    await until('no page', () => page.pages().length === 0);
  });

  test('kill -9 of Chromium: the session, the chats and what came meanwhile are there again', async () => {
    await web.kill();
    await until('no page', () => page.pages().length === 0);
    const [id] = await page.person().text('while dead');
    expect(bubble(id)!.status).toBe('sent');
    web = new WebClient(page, profile.path).open();
    await web.ready();
    expect(web.all('qr')).toEqual([]);
    const chat: Chat = await web.client.getChatById(page.person().chat.id);
    expect(chat.unreadCount).toBeGreaterThan(0);
    const last = (await chat.fetchMessages({})).at(-1)!;
    expect(last).toMatchObject({ body: 'while dead', fromMe: false });
    expect(bubble(id)!.status).toBe('delivered');
    expect(web.all('message')).toEqual([]);
    expect((await last.reply('I am back', undefined, ON)).hasQuotedMsg).toBe(true);
  }, 60_000);

  test('opened elsewhere is a CONFLICT, by which the library leaves', async () => {
    page.conflict();
    expect(await web.next<string>('disconnected')).toBe('CONFLICT');
    await until('the browser is closed', () => page.pages().length === 0);
  });

  test('a log-out on the phone is a LOGOUT', async () => {
    web = new WebClient(page, profile.path).open();
    await web.ready();
    page.logout();
    expect(await web.next<string>('disconnected')).toBe('LOGOUT');
    expect(page.transcript('unlinked')).toHaveLength(1);
  }, 60_000);
});

describe('linking', () => {
  let own: ReturnType<typeof temporaryFolder>;
  beforeEach(() => void (own = temporaryFolder()));
  afterEach(() => own.remove());

  /** A client over the test's own profile, closed whatever happens. */
  async function withClient(
    owner: WhatsAppWeb,
    options: ConstructorParameters<typeof WebClient>[2],
    work: (web: WebClient) => Promise<void>,
  ): Promise<void> {
    const web = new WebClient(owner, own.path, options).open();
    try {
      await work(web);
    } finally {
      await web.close();
    }
  }

  test(
    'a pairing code links as well; a wrong one and one of another number do not',
    () =>
      withClient(page, { phone: page.phone }, async (web) => {
        const code = await web.next<string>('code');
        expect(code).toMatch(/^[1-9A-Z]{8}$/);
        expect(page.pages()).toMatchObject([{ linked: false, code }]);
        expect(() => page.pair('AAAAAAAA')).toThrow('no page waits');
        page.pair(`${code.slice(0, 4)}-${code.slice(4)}`);
        await web.ready();
        expect(() => page.pair(code)).toThrow('no page waits');
      }),
    60_000,
  );

  test('QR codes change after 60 s and then every 20 s; the sixth is the last; an old one does not link', async () => {
    const clock = createManualClock();
    const other = await startSimulator({ accounts: [], whatsAppWeb: {}, clock });
    try {
      await withClient(other.whatsAppWeb, {}, async (web) => {
        const first = await web.next<string>('qr');
        for (const [index, lifeMs] of [60_000, 20_000, 20_000, 20_000, 20_000].entries()) {
          clock.advance(lifeMs - 1);
          expect(other.whatsAppWeb.transcript('qr')).toHaveLength(index + 1);
          clock.advance(1);
          await until('the next code', () => web.all('qr').length === index + 2);
        }
        expect(new Set(web.all('qr')).size).toBe(6);
        expect(() => other.whatsAppWeb.scan(first)).toThrow('no page shows this code');
        clock.advance(20_000);
        await until('no code', () => other.whatsAppWeb.pages()[0]?.qr === false);
        expect(() => other.whatsAppWeb.scan()).toThrow('no page shows this code');
        const state = () => web.client.getState() as Promise<string>;
        await until('an idle page', async () => (await state()) === 'UNPAIRED_IDLE');
      });
    } finally {
      await other.close();
    }
  }, 60_000);

  test('linked, but the account never comes: neither authenticated nor ready', async () => {
    page.faults({ neverSyncs: true });
    await withClient(page, {}, async (web) => {
      page.scan(await web.next<string>('qr'));
      await until('CONNECTED', async () => ((await web.client.getState()) as string) === 'CONNECTED');
      expect(page.pages()).toMatchObject([{ linked: true, synced: false }]);
      expect([...web.all('authenticated'), ...web.all('ready')]).toEqual([]);
    });
  }, 60_000);

  test('a page whose scripts never start is an auth timeout', async () => {
    page.faults({ neverLoads: true });
    await withClient(page, { authTimeoutMs: 500 }, async (web) => {
      await until('the failure', () => web.failures.length > 0);
      expect(web.failures).toEqual(['auth timeout']);
    });
  }, 60_000);

  test('a browser killed the moment it was linked finds its session again', async () => {
    await withClient(page, {}, async (web) => {
      page.scan(await web.next<string>('qr'));
      await until('the link', () => page.pages()[0]?.linked);
      await web.kill();
    });
    await until('no page', () => page.pages().length === 0);
    await withClient(page, {}, async (web) => {
      await web.ready();
      expect(web.all('qr')).toEqual([]);
    });
  }, 60_000);

  test('what came while no page was open is announced when the phone is told to', async () => {
    await withClient(page, {}, async (web) => {
      page.scan(await web.next<string>('qr'));
      await web.ready();
    });
    await until('no page', () => page.pages().length === 0);
    page.faults({ offlineDelivery: 'announced' });
    const person = page.person('16505550155');
    const [one] = await person.text('one');
    const [two] = await person.text('two');
    await withClient(page, {}, async (web) => {
      await web.message(two);
      const bodies = web.all<Message>('message').filter(({ from }) => from === person.chat.id);
      expect(bodies.map(({ id }) => id._serialized)).toEqual([one, two]);
    });
  }, 60_000);
});
