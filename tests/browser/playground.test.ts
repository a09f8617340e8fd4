import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createStepPictures, keys, mediaStoreOf, startPage } from '@hearth/bot';
import type { Browser, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { startSystem, type System } from '../integration/support/system.js';
import { temporaryFolder } from '../integration/support/folder.js';
import { until } from '../integration/support/wait.js';
import { scriptedAssistant } from './assistant.js';
import { openBrowser, openPage } from './chromium.js';

const DESKTOP = { width: 1440, height: 900, scheme: 'light' } as const;
const PHONE = { width: 390, height: 800, scheme: 'light' } as const;
const TYPING_MS = 400;
const LIMIT_MS = 60_000;
/** Looked at by people; two of them are in the README. */
const SHOTS = resolve(import.meta.dirname, '../../.hearth/screenshots');

let system: System;
let browser: Browser;
let url: string;
let closePage: () => Promise<unknown>;
const assistant = scriptedAssistant(TYPING_MS);
const folder = temporaryFolder();
const picture = join(folder.path, 'hills.jpg');
const errors: string[] = [];

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  const hills =
    '<svg width="640" height="420"><circle cx="470" cy="110" r="55" fill="#ffe08a"/><path d="M0 420 L200 180 L340 330 L450 220 L640 420z" fill="#3f6b4f"/></svg>';
  await sharp({ create: { width: 640, height: 420, channels: 3, background: '#7aa7d9' } })
    .composite([{ input: Buffer.from(hills) }])
    .jpeg()
    .toFile(picture);
  system = await startSystem({ agent: assistant });
  const { simulator, redis } = system;
  const trace = (outId: string) => redis.get(keys.trace(outId.replace(/-\d+$/, '')));
  const page = await startPage({
    host: '127.0.0.1',
    port: 0,
    password: '',
    name: 'Hearth',
    control: { url: simulator.controlUrl, token: simulator.controlToken },
    status: () => ({ ready: true, step: '', model: 'scripted', device: 'cpu' }),
    trace,
    stepPicture: createStepPictures(trace, mediaStoreOf(system.config)),
  });
  url = page.url;
  closePage = () => page.app.close();
  browser = await openBrowser();
}, LIMIT_MS);

afterAll(async () => {
  await browser?.close();
  await closePage?.();
  await system?.close();
  folder.remove();
}, LIMIT_MS);

afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

const open = (screen: Parameters<typeof openPage>[2] = DESKTOP) => openPage(browser, url, screen, errors);

async function write(page: Page, channel: string, text: string): Promise<void> {
  await page.type(`#text-${channel}`, text);
  await page.keyboard.press('Enter');
}

/** Waits for a bubble of the assistant that holds the words. */
const answer = (page: Page, channel: string, words: string) =>
  page.waitForFunction(
    (selector, wanted) => [...document.querySelectorAll(selector)].some((b) => b.textContent?.includes(wanted)),
    { timeout: LIMIT_MS / 2 },
    `#thread-${channel} .other .bubble`,
    words,
  );

const thread = (channel: 'whatsapp-cloud' | 'instagram' | 'messenger') => system.simulator.person(channel).thread;

describe('the playground', () => {
  test.each(['whatsapp-cloud', 'instagram', 'messenger'] as const)(
    '%s: a text is answered, with typing before',
    async (channel) => {
      const page = await open();
      await write(page, channel, 'hello there');
      await page.waitForSelector(`#thread-${channel} .typing`);
      await answer(page, channel, 'hello there');
      expect(await page.$(`#thread-${channel} .typing`)).toBeNull();
      const own = await page.$$eval(`#thread-${channel} .own .bubble .text`, (all) => all.at(-1)?.textContent);
      expect(own).toBe('hello there');
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'WhatsApp shows its markup and blue ticks',
    async () => {
      const page = await open();
      await write(page, 'whatsapp-cloud', 'ticks please');
      await answer(page, 'whatsapp-cloud', 'ticks please');
      const bold = await page.$$eval('#thread-whatsapp-cloud .other strong', (all) => all.at(-1)?.textContent);
      expect(bold).toBe('ticks please');
      await page.waitForFunction(() => document.querySelectorAll('#thread-whatsapp-cloud .own .tick.read').length > 0);
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'what a person writes is never markup of the page',
    async () => {
      const page = await open();
      const hostile = '<img src=x onerror="document.title=\'owned\'"><b>hi</b>';
      await write(page, 'messenger', hostile);
      await answer(page, 'messenger', '<b>hi</b>');
      expect(await page.$('#thread-messenger .bubble b, #thread-messenger .text img')).toBeNull();
      expect(await page.title()).toBe('Hearth playground');
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'how an answer came about is told on demand',
    async () => {
      const page = await open();
      await write(page, 'whatsapp-cloud', 'explain yourself');
      await answer(page, 'whatsapp-cloud', 'explain yourself');
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#thread-whatsapp-cloud .how summary')].at(-1)?.click(),
      );
      await page.waitForFunction(() => document.querySelector('#thread-whatsapp-cloud .how[open] dl'));
      const facts = await page.$$eval('#thread-whatsapp-cloud .how[open]', (all) => all.at(-1)?.textContent ?? '');
      for (const fact of [
        'scripted',
        'instant',
        '120 read (100 from cache), 9 written',
        'after 40 ms',
        '30.0 tokens/s',
        'Queue wait',
        'edit_picture',
        'black and white',
      ]) {
        expect(facts).toContain(fact);
      }
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'a chosen picture with a caption comes back edited, opens full size, closes with Escape',
    async () => {
      const page = await open();
      const input = await page.$('#thread-whatsapp-cloud input[type=file]');
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(picture);
      await page.waitForSelector('#thread-whatsapp-cloud .attached img');
      await write(page, 'whatsapp-cloud', 'black and white please');
      await answer(page, 'whatsapp-cloud', 'Here it is in black and white.');
      const image = await page.waitForSelector('#thread-whatsapp-cloud .other .picture img');
      await page.waitForFunction((img) => (img as HTMLImageElement).naturalWidth > 0, {}, image);
      await page.evaluate((img) => (img as HTMLElement).closest('button')!.click(), image);
      await page.waitForSelector('#viewer[open] img');
      expect(await page.$eval('#viewer img', (img) => (img as HTMLImageElement).naturalWidth)).toBe(640);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector<HTMLDialogElement>('#viewer')!.open);

      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#thread-whatsapp-cloud .how summary')].at(-1)?.click(),
      );
      const step = await page.waitForSelector('#thread-whatsapp-cloud .how[open] .steps img');
      await page.evaluate((img) => (img as HTMLElement).scrollIntoView(), step);
      await page.waitForFunction((img) => (img as HTMLImageElement).naturalWidth === 480, {}, step);
      expect(await page.$eval('#thread-whatsapp-cloud .how[open] .steps', (list) => list.textContent)).toContain(
        'the whole picture, without its colours',
      );
      await page.screenshot({ path: `${SHOTS}/steps.png` });
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'pictures come by paste and by drop, and can be taken out again',
    async () => {
      const page = await open();
      const deliver = (how: 'paste' | 'drop') =>
        page.evaluate(async (kind) => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 60;
          const blob = await new Promise<Blob>((done) => canvas.toBlob((b) => done(b!), 'image/png'));
          const data = new DataTransfer();
          data.items.add(new File([blob], 'dot.png', { type: 'image/png' }));
          const target = document.querySelector(kind === 'paste' ? '#text-instagram' : '#thread-instagram')!;
          target.dispatchEvent(
            kind === 'paste'
              ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
              : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        }, how);
      await deliver('paste');
      await deliver('drop');
      await page.waitForFunction(() => document.querySelectorAll('#thread-instagram .attached li').length === 2);
      await page.click('#thread-instagram .attached li button');
      await page.waitForFunction(() => document.querySelectorAll('#thread-instagram .attached li').length === 1);
      const before = thread('instagram').all().length;
      await page.click('#thread-instagram .send');
      await until('the picture in the thread', () =>
        thread('instagram')
          .all()
          .slice(before)
          .some((m) => m.images?.length === 1),
      );
      await page.close();
    },
    LIMIT_MS,
  );

  test.each([
    ['whatsapp-cloud', 'You deleted this message'],
    ['instagram', 'You unsent a message'],
    ['messenger', 'You unsent a message'],
  ] as const)(
    '%s: a reply quotes, a reaction shows, and "delete for everyone" deletes',
    async (channel, gone) => {
      const within = `#thread-${channel}`;
      const last = (selector: string) =>
        page.evaluate(
          (wanted) => [...document.querySelectorAll<HTMLElement>(wanted)].at(-1)?.click(),
          `${within} ${selector}`,
        );
      const shows = (selector: string, words: string) =>
        page.waitForFunction(
          (wanted, text) => [...document.querySelectorAll(wanted)].some((one) => one.textContent?.includes(text)),
          {},
          `${within} ${selector}`,
          words,
        );
      const page = await open();
      await write(page, channel, 'quote me');
      await answer(page, channel, 'quote me');
      await last('.other [aria-label="Reply"]');
      await page.waitForSelector(`${within} .answering`);
      await write(page, channel, 'what did you mean?');
      await answer(page, channel, '(about the message you quoted)');
      expect(await page.$$eval(`${within} .own .quote .who`, (all) => all.at(-1)?.textContent)).toBe('Hearth');

      const more = () => last('.own [aria-label^="More"]');
      await more();
      await page.waitForSelector(`${within} .palette`);
      await last('.palette [aria-label="React with ❤️"]');
      await shows('.reactions', '❤️');
      await more();
      await page.waitForSelector(`${within} .palette .unsend`);
      await last('.palette .unsend');
      await shows('.own .deleted', gone);
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'several messages in quick succession are answered together',
    async () => {
      const page = await open();
      const before = assistant.turns.length;
      for (const text of ['one', 'two', 'three']) await write(page, 'messenger', text);
      await answer(page, 'messenger', 'three');
      const inboxes = assistant.turns.slice(before).filter(({ conversation }) => conversation.channel === 'messenger');
      expect(inboxes.at(-1)!.inbox.length).toBeGreaterThan(1);
      const written = thread('messenger')
        .all()
        .filter(({ from }) => from === 'person')
        .slice(-3);
      expect(written.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'everything that can be pressed has a name, and the page works by keyboard alone',
    async () => {
      const page = await open();
      const nameless = await page.$$eval('button, input, textarea, summary, a', (all) =>
        all.filter((e) => !(e.getAttribute('aria-label') ?? e.textContent ?? '').trim()).map((e) => e.outerHTML),
      );
      expect(nameless).toEqual([]);
      await page.focus('h1');
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.id)) === 'text-whatsapp-cloud') break;
      }
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      await page.close();
    },
    LIMIT_MS,
  );

  test(
    'on a phone one thread is in front and the others are a tab away',
    async () => {
      const page = await open(PHONE);
      const visible = () =>
        page.$$eval('.phone', (all) => all.filter((e) => (e as HTMLElement).offsetParent !== null).map((e) => e.id));
      expect(await visible()).toEqual(['thread-whatsapp-cloud']);
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.tabs button')]
          .find((b) => b.textContent?.trim() === 'Messenger')
          ?.click(),
      );
      await page.waitForFunction(() => document.querySelector('#thread-messenger.front'));
      expect(await visible()).toEqual(['thread-messenger']);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.close();
    },
    LIMIT_MS,
  );

  test.each([
    ['desktop-light', DESKTOP],
    ['desktop-dark', { ...DESKTOP, scheme: 'dark' as const }],
    ['phone-light', PHONE],
    ['phone-dark', { ...PHONE, scheme: 'dark' as const }],
  ])(
    'screenshot %s',
    async (name, screen) => {
      const page = await open(screen);
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(screen.scheme);
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.phone.front img')].every((img) => img.complete),
      );
      const path = join(SHOTS, `${name}.png`);
      await page.screenshot({ path: path as `${string}.png` });
      const { width, height } = await sharp(path).metadata();
      expect([width, height]).toEqual([screen.width, screen.height]);
      await page.close();
    },
    LIMIT_MS,
  );

  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])(
    'agents and their vote stand below an answer, on a %s',
    async (name, screen) => {
      const page = await open(screen);
      await write(page, 'whatsapp-cloud', `Ask several agents, on a ${name}`);
      await answer(page, 'whatsapp-cloud', `on a ${name}`);
      await page.$$eval('#thread-whatsapp-cloud .how summary', (all) => all.at(-1)!.click());
      await page.waitForSelector('#thread-whatsapp-cloud .how[open] .agents');
      const shown = await page.$$eval('#thread-whatsapp-cloud .how[open]', (all) => all.at(-1)!.textContent);
      for (const words of [
        'contemplating',
        '3 of 4 agreed',
        'a program came to the same',
        'search',
        'never came to an end',
        '160 tokens, 9.1 s, at a1b2c3',
      ]) {
        expect(shown).toContain(words);
      }
      await page.$$eval('#thread-whatsapp-cloud .how[open] .agents', (all) =>
        all.at(-1)!.scrollIntoView({ block: 'end' }),
      );
      await page.screenshot({ path: `${SHOTS}/agents-${name}.png` });
      await page.close();
    },
    LIMIT_MS,
  );
});

describe('a table', () => {
  test.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])(
    'is attached, stands in the thread by its name, and one that comes is downloaded, on a %s',
    async (name, screen) => {
      const table = join(folder.path, `sales-${name}.csv`);
      writeFileSync(table, 'city,price\nUlm,30\nBonn,12\n');
      const page = await open(screen);
      const input = await page.$('#thread-whatsapp-cloud input[type=file]');
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(table);
      await page.waitForFunction(
        (wanted) => document.querySelector('#thread-whatsapp-cloud .chosen')?.textContent?.includes(wanted),
        {},
        `sales-${name}.csv`,
      );
      await write(page, 'whatsapp-cloud', `sort it on a ${name}`);
      await page.waitForSelector('#thread-whatsapp-cloud .own .file');
      expect(await page.$('#thread-whatsapp-cloud .chosen')).toBeNull();
      const files = await until('the answer', async () => {
        const all = await page.$$eval('#thread-whatsapp-cloud .other .file', (found) =>
          found.map((one) => ({ name: one.getAttribute('download'), url: (one as HTMLAnchorElement).href })),
        );
        // One for each that was sent, those of earlier tests among them.
        const sent = await page.$$('#thread-whatsapp-cloud .own .file');
        return all.length === sent.length ? all : undefined;
      });
      const { name: as, url: address } = files.at(-1)!;
      expect(as).toBe('table.csv');
      const text = await page.evaluate(async (where) => (await fetch(where)).text(), address);
      expect(text).toBe('city,price\nUlm,30\nBonn,12\n');
      await page.$$eval('#thread-whatsapp-cloud .other .file', (all) => all.at(-1)!.scrollIntoView());
      await page.screenshot({ path: `${SHOTS}/table-${name}.png` });
      await page.close();
    },
    LIMIT_MS,
  );
});

test.each(['whatsapp-cloud', 'messenger', 'instagram'] as const)(
  'a button below an answer can be pressed, in %s',
  async (channel) => {
    const page = await open();
    await write(page, channel, 'give me a button');
    await answer(page, channel, 'About nine.');
    const button = await page.waitForSelector(`#thread-${channel} .other .options button`);
    expect(await page.evaluate((one) => one?.textContent?.trim(), button)).toBe('Think it over');
    await page.screenshot({ path: `${SHOTS}/button-${channel}.png` });
    await page.evaluate((one) => (one as HTMLElement).click(), button);
    await answer(page, channel, 'You pressed mode:thinking:q.');
    await page.close();
  },
  LIMIT_MS,
);

describe('an answer to several requests', () => {
  test(
    'shows its parts, the failed one among them, and the program that was run',
    async () => {
      const page = await open(DESKTOP);
      await write(page, 'messenger', 'Answer this in parts');
      await answer(page, 'messenger', 'in parts');
      await page.$$eval('#thread-messenger .how summary', (all) => all.at(-1)!.click());
      await page.waitForSelector('#thread-messenger .how[open] .parts');
      const texts = (selector: string) =>
        page.$$eval(`#thread-messenger .how[open] ${selector}`, (all) => all.map(({ textContent }) => textContent));
      expect(await texts('.parts li')).toEqual(['Add up 1 to 100', 'Break it']);
      expect(await texts('.parts .tool-error')).toEqual(['Break it']);
      expect(await texts('.program')).toEqual(['console.log(5050)']);
      await page.close();
    },
    LIMIT_MS,
  );
});

describe('who may use it', () => {
  const get = (headers: Record<string, string>) => fetch(`${url}/api/status`, { headers });

  test('requests that another site made are refused', async () => {
    expect((await get({ origin: 'https://example.com' })).status).toBe(403);
    expect((await get({ origin: 'null' })).status).toBe(403);
    expect((await get({})).status).toBe(200);
  });

  test('an address beyond this machine needs a password', async () => {
    const options = {
      host: '0.0.0.0',
      port: 0,
      name: 'Hearth',
      status: () => ({ ready: true, step: '', model: '', device: '' }),
      trace: async () => null,
      stepPicture: async () => null,
    };
    await expect(startPage({ ...options, password: '' })).rejects.toThrow('HEARTH_PAGE_PASSWORD');
    const open = await startPage({ ...options, password: 'open sesame' });
    const port = new URL(open.url).port;
    const status = async (password?: string) =>
      (
        await fetch(
          `http://127.0.0.1:${port}/api/status`,
          password === undefined ? {} : { headers: { authorization: `Basic ${btoa(`me:${password}`)}` } },
        )
      ).status;
    expect([await status(), await status('guess'), await status('open sesame')]).toEqual([401, 401, 200]);
    await open.app.close();
  });
});
