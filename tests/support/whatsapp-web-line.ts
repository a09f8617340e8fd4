import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWhatsAppWebConnector, openWhatsAppWebSession } from '@hearth/connectors';
import type {
  OpenOptions,
  OutItem,
  ParsedItem,
  SessionEvent,
  WhatsAppWebConnector,
  WhatsAppWebConnectorConfig,
  WhatsAppWebSession,
} from '@hearth/connectors';
import type { ConversationRef, InboundEvent, Part, StoredMedia } from '@hearth/message';
import { createManualClock, startSimulator, startWhatsAppWeb } from '@hearth/simulator';
import type { ManualClock, Simulator, ThreadMessage, ThreadState, WebPerson, WhatsAppWeb } from '@hearth/simulator';

/** Longest wait for anything that the page does; a Chromium on a busy machine is slow. */
const PATIENCE_MS = 20_000;

export type EventOf<K extends InboundEvent['kind']> = Extract<InboundEvent, { kind: K }>;
type Options = Partial<Omit<OpenOptions, 'account' | 'onEvent'>>;

/** The simulated page, a real Chromium on it, and the connector over both. */
export class Line {
  readonly told: SessionEvent[] = [];
  readonly items: ParsedItem[] = [];
  readonly files = new Map<string, Buffer>();
  connector: WhatsAppWebConnector;
  session!: WhatsAppWebSession;
  #turns = 0;

  private constructor(
    readonly simulator: Simulator,
    readonly web: WhatsAppWeb,
    readonly profileDir: string,
    readonly clock: ManualClock | undefined,
  ) {
    this.connector = this.connect({});
  }

  /** `clock: 'manual'`: time stands still in the simulator until the test moves it. */
  static async start({ clock: kind }: { clock?: 'manual' } = {}): Promise<Line> {
    const clock = kind && createManualClock();
    const simulator = await startSimulator({ accounts: [], ...(clock && { clock }) });
    const web = await startWhatsAppWeb({ simulator });
    return new Line(simulator, web, mkdtempSync(join(tmpdir(), 'hearth-line-')), clock);
  }

  /** A line whose account is linked and ready. */
  static async linked({ clock, ...options }: Options & { clock?: 'manual' } = {}): Promise<Line> {
    const line = await Line.start(clock ? { clock } : {});
    await line.open(options);
    const { qr } = await line.tells('qr');
    line.web.scan(qr);
    await line.session.ready;
    return line;
  }

  connect(changes: Partial<WhatsAppWebConnectorConfig>): WhatsAppWebConnector {
    const groups = { answer: true };
    this.connector = createWhatsAppWebConnector({
      account: this.web.phone,
      simulated: true,
      groups,
      ...changes,
      session: () => this.session,
    });
    return this.connector;
  }

  async open(options: Options = {}): Promise<WhatsAppWebSession> {
    this.session = await openWhatsAppWebSession({
      account: this.web.phone,
      profileDir: this.profileDir,
      executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)!,
      chromiumArgs: this.web.chromiumArgs,
      since: (this.clock?.now() ?? Date.now()) - 3_600_000,
      ...options,
      onEvent: (event) => {
        this.told.push(event);
        if (event.kind === 'events') this.items.push(...this.connector.parse(event.envelope));
      },
    });
    return this.session;
  }

  async close(): Promise<void> {
    await this.session?.close();
    await this.simulator.close();
    await rm(this.profileDir, { recursive: true, force: true });
  }

  /** The next piece of news of a kind, from the `after`-th on. */
  async tells<K extends SessionEvent['kind']>(kind: K, after = 0): Promise<Extract<SessionEvent, { kind: K }>> {
    return await until(
      () => this.told.slice(after).find((one) => one.kind === kind) as Extract<SessionEvent, { kind: K }> | undefined,
      `the session to tell "${kind}"`,
    );
  }

  events<K extends InboundEvent['kind']>(kind: K): EventOf<K>[] {
    return this.items.flatMap((item) =>
      item.ok && 'event' in item && item.event.kind === kind ? [item.event as EventOf<K>] : [],
    );
  }

  async event<K extends InboundEvent['kind']>(
    kind: K,
    wanted: (event: EventOf<K>) => boolean = () => true,
  ): Promise<EventOf<K>> {
    return await until(() => this.events(kind).find(wanted), `a ${kind} event`);
  }

  get person(): WebPerson {
    return this.web.person();
  }

  get thread(): ThreadState {
    return this.web.person().chat.thread!.state();
  }

  /** Messages of the assistant, in order. */
  get answers(): ThreadMessage[] {
    return this.thread.messages.filter(({ from }) => from === 'assistant');
  }

  /** What the person said, as it arrived. */
  async said(act: (person: WebPerson) => Promise<string[]>): Promise<EventOf<'message'>> {
    return await this.arrived((await act(this.person)).at(-1)!);
  }

  /** What a message became. */
  async arrived(id: string): Promise<EventOf<'message'>> {
    return await this.event('message', (event) => event.id === id);
  }

  async ignored(what: string): Promise<void> {
    await until(
      () => this.items.some((item) => item.ok && 'ignored' in item && item.ignored === what),
      `something ignored as ${what}`,
    );
  }

  async conversation(): Promise<ConversationRef> {
    const [id] = await this.web.person().text('hello');
    return (await this.arrived(id!)).conversation;
  }

  render(conversation: ConversationRef, parts: Part[], quote?: string): OutItem[] {
    this.#turns += 1;
    const context = { conversation, turnId: `turn-${this.#turns}` };
    return this.connector.render({ parts, ...(quote && { quote }) }, context);
  }

  async reply(conversation: ConversationRef, parts: Part[], quote?: string): Promise<string[]> {
    const mids: string[] = [];
    for (const item of this.render(conversation, parts, quote)) mids.push(await this.send(item));
    return mids;
  }

  async send(item: OutItem, signal = AbortSignal.timeout(PATIENCE_MS)): Promise<string> {
    const read = async ({ sha256 }: StoredMedia) => this.files.get(sha256)!;
    return (await this.connector.send(item, read, signal)).mid;
  }

  store(bytes: Buffer, mime: string, name?: string): StoredMedia {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.files.set(sha256, bytes);
    return { state: 'stored', sha256, mime, bytes: bytes.length, ...(name && { name }) };
  }

  /** Messages that the page sent, as the server has them. */
  get sent() {
    return this.web.transcript('sent');
  }
}

/** The value of `get` once it has one. @throws Error that names `what` after {@link PATIENCE_MS}. */
export async function until<T>(get: () => T | undefined | false, what: string, patienceMs = PATIENCE_MS): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = get();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
