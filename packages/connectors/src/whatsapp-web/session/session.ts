import { Acks } from './acks.js';
import { asSessionError, within } from './calls.js';
import { contain } from './contain.js';
import { ADVICE, SessionError } from './error.js';
import { Identities } from './identities.js';
import { Inbox } from './inbox.js';
import type { Library, LibraryClient } from './library.js';
import { download } from './media.js';
import type { OpenOptions } from './open.js';
import { lastMessages, unreadChats } from './page/history.js';
import { linkState, refreshCode, tellSynced } from './page/link.js';
import { chatAmong, showTyping } from './page/send.js';
import { PHASE_LIMITS, Phases } from './phases.js';
import { probe, STATES } from './probe.js';
import { endGroup } from './processes.js';
import { deleteProfile } from './profile.js';
import { refine } from './refine.js';
import { Outbox } from './send.js';
import { snapshot } from './snapshot.js';
import type {
  Problem,
  SessionEvent,
  WebContent,
  WebEnvelope,
  WebEvent,
  WebIdentity,
  WebMessage,
  WhatsAppWebSession,
} from './types.js';

const CALL_LIMIT_MS = 10_000;
const LOGOUT_LIMIT_MS = 15_000;
/** From the chat to the server. */
const ACK_LIMIT_MS = 20_000;
/** What a call that outlived its limit gets besides, before the page counts as frozen. */
const UNSETTLED_LIMIT_MS = 30_000;
/** How often the page is asked whether it is linked although the library did not hear of it. */
const SYNC_POLL_MS = 1000;
/** Unread messages taken from one chat. */
const MAX_UNREAD = 50;

/** States of a page whose device the phone has accepted. */
const LINKED: ReadonlySet<string> = new Set(['PAIRING', 'CONNECTED']);

/** One account in one Chromium. Made by {@link openWhatsAppWebSession}. */
export class Session implements WhatsAppWebSession {
  readonly account: string;
  readonly ready: Promise<void>;
  browserPid = 0;
  readonly #phases: Phases;
  readonly #identities: Identities;
  readonly #acks: Acks;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #started: () => void;
  #settle!: { resolve: () => void; reject: (error: SessionError) => void };
  #syncPoll: NodeJS.Timeout | undefined;
  #since: number;
  #authenticated = false;
  #sawSynced = false;
  #ended: Promise<void> | undefined;

  constructor(
    library: Library,
    private readonly client: LibraryClient,
    private readonly options: OpenOptions,
  ) {
    this.account = options.account;
    this.#since = options.since ?? Date.now();
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => undefined);
    const page = {
      evaluate: (...args: Parameters<NonNullable<LibraryClient['pupPage']>['evaluate']>) =>
        client.pupPage!.evaluate(...args),
    } as never;
    this.#identities = new Identities(page);
    this.#acks = new Acks(page);
    const limits = { ackMs: ACK_LIMIT_MS, unsettledMs: UNSETTLED_LIMIT_MS, ...options.limits };
    this.#outbox = new Outbox(
      library,
      client,
      this.#identities,
      this.#acks,
      limits,
      (call, problem) => this.#fault(call, problem),
      () => void this.#lose('frozen'),
    );
    this.#inbox = new Inbox(
      client,
      this.#identities,
      (events) => this.#tell({ kind: 'events', envelope: this.#envelope(events) }),
      (id, ack) => this.#acks.note(id, ack),
    );
    this.#phases = new Phases({ ...PHASE_LIMITS, ...options.limits }, (problem) => void this.#lose(problem));
    this.#started = contain(client, (call, error) => this.#fault(call, asSessionError(call, error).message)).started;
    this.#listen();
  }

  get phase(): WhatsAppWebSession['phase'] {
    return this.#phases.now;
  }

  get me(): WebIdentity | undefined {
    return this.phase === 'ready' ? this.#identities.me : undefined;
  }

  /** Called by the library between the start of the browser and the first page. @throws when the browser is gone already. */
  async browserStarted(): Promise<void> {
    const { pupBrowser: browser, pupPage: page } = this.client;
    if (!browser || !page) throw new SessionError('browser-not-started', ADVICE['browser-not-started']);
    this.browserPid = browser.process()?.pid ?? 0;
    browser.once('disconnected', () => void this.#lose('browser-gone'));
    page.on('error', () => void this.#lose('page-gone'));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#loadedAnew();
    });
    // What the browser is, without the word that it has no window.
    await page.setUserAgent({ userAgent: (await browser.userAgent()).replace('Headless', '') });
    // Offered before the library looks: its own handler fails on an idle code, and never asks for a new one.
    await page.exposeFunction('onAuthAppStateChangedEvent', (state: string) => this.#linkState(state));
    // Its own handler reads the whole chat at every new message, only to count.
    await page.exposeFunction('onChatUnreadCountEvent', () => undefined);
  }

  /** Runs the library until the page shows a code or an account. */
  async start(): Promise<void> {
    this.#syncPoll = setInterval(() => void this.#catchUp(), SYNC_POLL_MS);
    try {
      await this.client.initialize();
    } catch (error) {
      const { problem } = asSessionError('initialize', error);
      await this.#lose(
        this.browserPid === 0 ? 'browser-not-started' : problem === 'drift' ? 'drift' : 'page-not-loaded',
      );
    } finally {
      this.#started();
    }
  }

  async send(chat: string, content: WebContent, options?: { quote?: string; signal?: AbortSignal }): Promise<string> {
    this.#needReady();
    return await this.#outbox.send(chat, content, options);
  }

  unsettled(chat: string): boolean {
    return this.#outbox.unsettled(chat);
  }

  async react(messageId: string, emoji: string, signal?: AbortSignal): Promise<void> {
    this.#needReady();
    await this.#outbox.react(messageId, emoji, signal);
  }

  async typing(chat: string): Promise<void> {
    this.#needReady();
    const id = await this.#chat(chat);
    await within('typing', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(showTyping, id));
  }

  async read(chat: string): Promise<void> {
    this.#needReady();
    const id = await this.#chat(chat);
    await within('sendSeen', CALL_LIMIT_MS, () => this.client.sendSeen(id));
  }

  async download(messageId: string, maxBytes: number, signal?: AbortSignal): Promise<{ bytes: Buffer; mime: string }> {
    this.#needReady();
    const { downloadMs, retryAfterMs } = this.options.limits ?? {};
    return await download(this.client, messageId, maxBytes, {
      ...(signal && { signal }),
      ...(downloadMs !== undefined && { limitMs: downloadMs }),
      ...(retryAfterMs && { retryAfterMs }),
    });
  }

  async recent(chat: string, count: number): Promise<WebMessage[]> {
    this.#needReady();
    const models = await within('recent', CALL_LIMIT_MS, () =>
      this.client.pupPage!.evaluate(lastMessages, chat, count),
    );
    const messages = models.flatMap((model) => snapshot(model) ?? []);
    return await Promise.all(messages.map((message) => refine(message, this.#identities)));
  }

  async unread(): Promise<WebEnvelope> {
    this.#needReady();
    const chats = await within('unread', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(unreadChats));
    const messages: WebMessage[] = [];
    for (const { chat, count } of chats) {
      const theirs = (await this.recent(chat, Math.min(count, MAX_UNREAD) * 2)).filter(({ own }) => !own);
      messages.push(...theirs.slice(-count));
    }
    const inOrder = messages.toSorted((one, other) => one.at - other.at);
    return this.#envelope(inOrder.map((message) => ({ kind: 'message', message })));
  }

  async probe() {
    return await probe(this.client, this.#outbox.unavailable, this.options.limits?.probeMs);
  }

  async logout(): Promise<void> {
    try {
      if (this.phase === 'ready') await within('logout', LOGOUT_LIMIT_MS, async () => await this.client.logout());
    } finally {
      await this.close();
      await deleteProfile(this.options.profileDir);
    }
  }

  async close(): Promise<void> {
    await this.#lose('closed');
  }

  #listen(): void {
    const on = (name: string, hear: (...args: readonly never[]) => void) =>
      void (this.client as unknown as NodeJS.EventEmitter).on(name, hear as (...args: unknown[]) => void);
    on('qr', (qr: string) => {
      this.#phases.enter('pairing');
      this.#tell({ kind: 'qr', qr });
    });
    on('code', (code: string) => {
      this.#phases.enter('pairing');
      if (code) this.#tell({ kind: 'code', code });
    });
    on('authenticated', () => {
      this.#authenticated = true;
      // Said again, though nothing changed, when a frame inside the page moves on.
      if (this.phase === 'ready') return;
      this.#phases.enter('syncing');
      this.#tell({ kind: 'authenticated' });
    });
    on('loading_screen', (percent: number) => {
      this.#phases.progress();
      if (this.phase !== 'ready') this.#tell({ kind: 'loading', percent: Number(percent) || 0 });
    });
    on('ready', () => void this.#becomeReady());
    on('change_state', (state: string) => this.#tell({ kind: 'state', state }));
    on(
      'disconnected',
      (reason: string) => void this.#lose(reason === 'LOGOUT' ? 'logged-out' : (STATES[reason] ?? 'disconnected')),
    );
  }

  async #becomeReady(): Promise<void> {
    if (this.phase === 'ready') return;
    try {
      const me = await this.#identities.learnMe();
      this.#phases.enter('ready');
      this.#tell({ kind: 'ready', me });
      this.#settle.resolve();
    } catch (error) {
      this.#fault('ready', asSessionError('ready', error).message);
    }
  }

  /** The library starts over in the new page; what arrives before it listens is only in the unread state. */
  #loadedAnew(): void {
    if (this.phase !== 'ready') return;
    [this.#authenticated, this.#sawSynced] = [false, false];
    this.#phases.enter('syncing');
  }

  /** States before the account is ready; afterwards the library's own event tells of them. */
  #linkState(state: string): void {
    if (this.phase === 'ready') return;
    if (LINKED.has(state)) this.#phases.enter('syncing');
    this.#tell({ kind: 'state', state });
    if (state === 'UNPAIRED_IDLE' && !this.options.pairWith)
      void within('refresh code', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(refreshCode)).catch(
        (error: unknown) => this.#fault('refresh code', asSessionError('refresh code', error).message),
      );
  }

  async #catchUp(): Promise<void> {
    if (this.phase === 'ready' || this.phase === 'lost' || !this.client.pupPage) return;
    const page = this.client.pupPage;
    try {
      const link = await within('state', CALL_LIMIT_MS, () => page.evaluate(linkState));
      if (link === undefined) return;
      this.#phases.loaded();
      if (LINKED.has(link.state)) this.#phases.enter('syncing');
      // Seen twice: the library's own news of it is not just on its way, for telling it twice would double every message.
      if (link.synced && this.#sawSynced && !this.#authenticated)
        await within('synced', CALL_LIMIT_MS, () => page.evaluate(tellSynced));
      this.#sawSynced = link.synced;
    } catch {
      // The page is still loading; the watchdog decides when that has taken too long.
    }
  }

  /** Tells once why there is no session any more, and ends the browser. */
  #lose(problem: Problem): Promise<void> {
    this.#ended ??= (async () => {
      this.#phases.enter('lost');
      clearInterval(this.#syncPoll);
      await this.#inbox.settled();
      if (this.browserPid > 0) await endGroup(this.browserPid);
      if (problem === 'logged-out') await deleteProfile(this.options.profileDir);
      this.#settle.reject(new SessionError(problem, ADVICE[problem]));
      this.options.onEvent({ kind: 'lost', problem, advice: ADVICE[problem] });
    })();
    return this.#ended;
  }

  /** The page's id of a chat. */
  async #chat(id: string): Promise<string> {
    const aliases = this.#identities.aliases(id);
    const known = await within('chat', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(chatAmong, aliases));
    if (!known) throw new SessionError('no-chat', 'the page has no such chat');
    return known;
  }

  #needReady(): void {
    if (this.phase === 'ready') return;
    throw new SessionError(this.phase === 'lost' ? 'closed' : 'disconnected', `the session is ${this.phase}`);
  }

  #envelope(events: readonly WebEvent[]): WebEnvelope {
    return { object: 'whatsapp-web', account: this.account, since: this.#since, events };
  }

  #fault(call: string, problem: string): void {
    this.#tell({ kind: 'fault', call, problem });
  }

  #tell(event: SessionEvent): void {
    if (this.#phases.now !== 'lost' || event.kind === 'events') this.options.onEvent(event);
  }
}
