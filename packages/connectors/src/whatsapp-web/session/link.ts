import { asSessionError, within } from './calls.js';
import { contain } from './contain.js';
import { ADVICE, SessionError } from './error.js';
import type { Identities } from './identities.js';
import type { LibraryClient } from './library.js';
import type { OpenOptions } from './open.js';
import { linkState, refreshCode, tellSynced } from './page/link.js';
import { PHASE_LIMITS, Phases } from './phases.js';
import { STATES } from './probe.js';
import { endGroup } from './processes.js';
import { deleteProfile } from './profile.js';
import type { Problem, SessionEvent, WhatsAppWebSession } from './types.js';

const CALL_LIMIT_MS = 10_000;
/** How often the page is asked whether it is linked although the library did not hear of it. */
const POLL_MS = 1000;

/** States of a page whose device the phone has accepted. */
const LINKED: ReadonlySet<string> = new Set(['PAIRING', 'CONNECTED']);

/** The life of a session: from the start of its browser over code and scan to ready, and to its end. */
export class Link {
  /** Settles once; see {@link WhatsAppWebSession}. */
  readonly ready: Promise<void>;
  browserPid = 0;
  readonly #phases: Phases;
  readonly #started: () => void;
  #settle!: { resolve: () => void; reject: (error: SessionError) => void };
  #poll: NodeJS.Timeout | undefined;
  #authenticated = false;
  #sawSynced = false;
  #ended: Promise<void> | undefined;

  /** @param finish what is still to be told when the browser has ended */
  constructor(
    private readonly client: LibraryClient,
    private readonly identities: Identities,
    private readonly options: OpenOptions,
    private readonly finish: () => Promise<void>,
  ) {
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => undefined);
    this.#phases = new Phases({ ...PHASE_LIMITS, ...options.limits }, (problem) => void this.lose(problem));
    this.#started = contain(client, (call, error) => this.fault(call, asSessionError(call, error).message)).started;
    this.#listen();
  }

  get phase(): WhatsAppWebSession['phase'] {
    return this.#phases.now;
  }

  /** Called by the library between the start of the browser and the first page. @throws when the browser is gone already. */
  async browserStarted(): Promise<void> {
    const { pupBrowser: browser, pupPage: page } = this.client;
    if (!browser || !page) throw new SessionError('browser-not-started', ADVICE['browser-not-started']);
    this.browserPid = browser.process()?.pid ?? 0;
    browser.once('disconnected', () => void this.lose('browser-gone'));
    page.on('error', () => void this.lose('page-gone'));
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
    this.#poll = setInterval(() => void this.#catchUp(), POLL_MS);
    try {
      await this.client.initialize();
    } catch (error) {
      const { problem } = asSessionError('initialize', error);
      await this.lose(
        this.browserPid === 0 ? 'browser-not-started' : problem === 'drift' ? 'drift' : 'page-not-loaded',
      );
    } finally {
      this.#started();
    }
  }

  /** Tells once why there is no session any more, and ends the browser. */
  lose(problem: Problem): Promise<void> {
    this.#ended ??= (async () => {
      this.#phases.enter('lost');
      clearInterval(this.#poll);
      if (this.browserPid > 0) await endGroup(this.browserPid);
      await this.finish();
      if (problem === 'logged-out') await deleteProfile(this.options.profileDir);
      this.#settle.reject(new SessionError(problem, ADVICE[problem]));
      this.options.onEvent({ kind: 'lost', problem, advice: ADVICE[problem] });
    })();
    return this.#ended;
  }

  fault(call: string, problem: string): void {
    this.#tell({ kind: 'fault', call, problem });
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
      (reason: string) => void this.lose(reason === 'LOGOUT' ? 'logged-out' : (STATES[reason] ?? 'disconnected')),
    );
  }

  async #becomeReady(): Promise<void> {
    if (this.phase === 'ready') return;
    try {
      const me = await this.identities.learnMe();
      this.#phases.enter('ready');
      this.#tell({ kind: 'ready', me });
      this.#settle.resolve();
    } catch (error) {
      this.fault('ready', asSessionError('ready', error).message);
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
        (error: unknown) => this.fault('refresh code', asSessionError('refresh code', error).message),
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

  #tell(event: SessionEvent): void {
    if (this.phase !== 'lost') this.options.onEvent(event);
  }
}
