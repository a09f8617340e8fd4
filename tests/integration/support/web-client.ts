import { existsSync } from 'node:fs';
import type { WhatsAppWeb } from '@hearth/simulator';
import whatsapp, { type Message } from 'whatsapp-web.js';
import { until } from './wait.js';

const { Client, LocalAuth } = whatsapp;

const BINARIES = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
/** A page of ours is there in a second or two, also on a busy machine. */
const READY_MS = 30_000;

export interface Heard {
  readonly event: string;
  readonly values: readonly unknown[];
}

const EVENTS = [
  'qr',
  'code',
  'authenticated',
  'ready',
  'loading_screen',
  'message',
  'message_create',
  'message_ack',
  'message_edit',
  'message_revoke_everyone',
  'message_reaction',
  'message_ciphertext',
  'unread_count',
  'group_join',
  'change_state',
  'disconnected',
];

/** The unmodified library over Debian's Chromium, and everything that it emitted. */
export class WebClient {
  readonly heard: Heard[] = [];
  readonly client: InstanceType<typeof Client>;
  readonly failures: unknown[] = [];

  constructor(page: WhatsAppWeb, profile: string, options: { phone?: string; authTimeoutMs?: number } = {}) {
    const executablePath = BINARIES.find((path) => path !== undefined && existsSync(path));
    if (!executablePath) throw new Error('Chromium is missing: apt-get install chromium');
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.client = new Client({
      authStrategy: new LocalAuth({ dataPath: profile }),
      webVersionCache: { type: 'none' },
      puppeteer: { executablePath, args: [...page.chromiumArgs, ...sandbox] },
      ...(options.phone !== undefined && {
        pairWithPhoneNumber: { phoneNumber: options.phone, showNotification: true, intervalMs: 180_000 },
      }),
      ...(options.authTimeoutMs !== undefined && { authTimeoutMs: options.authTimeoutMs }),
    });
    this.catchInject();
    for (const event of EVENTS)
      this.client.on(event, (...values: unknown[]) => void this.heard.push({ event, values }));
  }

  /** The library injects again at every navigation and lets nobody catch what goes wrong there: a log-out would end the test. */
  private catchInject(): void {
    const client = this.client as unknown as { inject(): Promise<void> };
    const inject = client.inject.bind(client);
    client.inject = () => inject().catch((error: unknown) => void this.failures.push(error));
  }

  /** Starts the browser; the failure of a start that is to fail is in {@link failures}. */
  open(): this {
    this.client.initialize().catch((error: unknown) => this.failures.push(error));
    return this;
  }

  /** What came with the events of one name, first value only. */
  all<T = unknown>(event: string): T[] {
    return this.heard.filter((one) => one.event === event).map(({ values }) => values[0] as T);
  }

  /** Waits for an event whose first value passes. */
  next<T = unknown>(event: string, passes: (value: T) => boolean = () => true): Promise<NonNullable<T>> {
    return until(`the event ${event}`, () => this.all<T>(event).find(passes) as T, READY_MS);
  }

  /** Waits for a message with this id. */
  message(id: string | undefined): Promise<Message> {
    return this.next<Message>('message', (message) => message.id._serialized === id);
  }

  ready(): Promise<true> {
    return until('ready', () => this.heard.some(({ event }) => event === 'ready') || undefined, READY_MS);
  }

  /** SIGKILL to the browser and all its processes. */
  async kill(): Promise<void> {
    const browser = this.client.pupBrowser;
    const pid = browser?.process()?.pid;
    if (pid === undefined) throw new Error('no browser runs');
    const gone = new Promise((resolve) => browser?.process()?.once('exit', resolve));
    process.kill(-pid, 'SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.client.destroy().catch(() => undefined);
  }
}

/** A client whose page shows a QR code that was scanned, with the account's data. */
export async function linkedClient(page: WhatsAppWeb, profile: string): Promise<WebClient> {
  const web = new WebClient(page, profile).open();
  page.scan(await web.next<string>('qr'));
  await web.ready();
  return web;
}
