import { memoryOf, openWhatsAppWebSession, SessionError } from '@hearth/connectors';
import type {
  OpenOptions,
  Problem,
  ProbeReport,
  SessionEvent,
  WebEnvelope,
  WhatsAppWebSession,
} from '@hearth/connectors';
import type { Logger } from 'pino';
import type { BridgeAccount } from './accounts.js';
import { answerTo, backoffMs, OPERATORS_CARE } from './policy.js';
import { answersSince, forgetLinked, noteLinked } from './since.js';
import { afterEvent, type StatusBoard } from './status.js';

export interface KeeperTimes {
  /** Between two looks at the page. */
  readonly probeMs: number;
  /** A page that was without a connection for so long is loaded anew. */
  readonly disconnectedMs: number;
  /** Nothing was received or sent for so long: a restart is noticed by nobody. */
  readonly quietMs: number;
}

export const KEEPER_TIMES: KeeperTimes = { probeMs: 15_000, disconnectedMs: 120_000, quietMs: 60_000 };

export interface KeeperOptions {
  /** As it is now: a simulated number may have moved. */
  readonly account: () => BridgeAccount;
  readonly folder: string;
  readonly chromium: () => string | undefined;
  readonly restartAboveBytes: number;
  readonly board: StatusBoard;
  readonly log: Logger;
  readonly times: KeeperTimes;
  readonly limits?: OpenOptions['limits'];
  /** Milliseconds since something was last received or sent. */
  readonly idleMs: () => number;
  readonly onEvents: (envelope: WebEnvelope) => void;
  /** The account can be used (again): what came meanwhile is to be fetched. */
  readonly onReady: (session: WhatsAppWebSession) => void;
  readonly onDown: () => void;
  /** A code to be scanned. */
  readonly onQr: (qr: string) => void;
  /** Something that only the operator can end. */
  readonly onTrouble: (problem: Problem, advice: string) => void;
}

const MEGABYTE = 1_000_000;

/** Keeps one browser on one account: starts it, looks after it, and starts it again where that helps. */
export class Keeper {
  #session: WhatsAppWebSession | undefined;
  #opening: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #tick: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;
  /** Why this process itself ends the session. */
  #reason: Problem | 'planned' | undefined;
  #disconnectedSince: number | undefined;
  #toldDrift = '';
  #byCode = false;

  constructor(private readonly options: KeeperOptions) {}

  /** @throws SessionError while there is none. */
  get session(): WhatsAppWebSession {
    if (this.#session) return this.#session;
    throw new SessionError('disconnected', 'no browser runs for this account');
  }

  get ready(): boolean {
    return this.#session?.phase === 'ready';
  }

  start(): void {
    this.#opening = this.#open();
    this.#scheduleTick();
  }

  /** Shows a code (again). Nothing happens where the account is linked or a code of that kind is shown already. */
  pair(byCode: boolean): void {
    const waits = this.#session?.phase === 'starting' || this.#session?.phase === 'pairing';
    if (this.ready || (this.#session && !(waits && byCode !== this.#byCode))) return;
    this.#byCode = byCode;
    this.#failures = 0;
    if (this.#session) return void this.#end('planned');
    clearTimeout(this.#timer);
    this.#opening = this.#open();
  }

  /** Unlinks the device and deletes the profile. */
  async logOut(): Promise<void> {
    this.#reason = 'logged-out';
    await this.#session?.logout().catch((error: unknown) => this.options.log.warn({ error: String(error) }, 'log-out'));
    this.options.board.enter('stopped', 'The device was unlinked. To link it again: ./hearth connect whatsapp-web');
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#tick);
    await this.#opening;
    await this.#session?.close();
  }

  async #open(): Promise<void> {
    if (this.#closed) return;
    const { board, chromium, folder, limits, log } = this.options;
    const { account, simulated } = this.options.account();
    const executablePath = chromium();
    if (!executablePath) {
      board.enter('stopped', 'Chromium is not installed: see ./hearth doctor.');
      log.error({ account }, 'no Chromium for this account');
      return;
    }
    board.enter('starting');
    this.#reason = undefined;
    this.#disconnectedSince = undefined;
    const now = Date.now();
    const since = simulated ? 0 : ((await answersSince(folder)) ?? now);
    try {
      const session: WhatsAppWebSession = await openWhatsAppWebSession({
        account,
        profileDir: folder,
        executablePath,
        since,
        ...(simulated && { chromiumArgs: simulated.chromiumArgs }),
        ...(this.#byCode && { pairWith: account }),
        ...(limits && { limits }),
        onEvent: (event) => this.#hear(event, since),
      });
      // It may have been lost while it was opened: then the news came before there was anything to forget.
      if (session.phase === 'lost') return;
      this.#session = session;
      if (session.phase === 'ready') this.#becameReady(session, since);
      if (this.#closed) await session.close();
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      this.#over(error.problem === 'browser-not-started' ? error.problem : 'browser-gone', error.message);
    }
  }

  #hear(event: SessionEvent, since: number): void {
    const { board, log, onEvents, onQr } = this.options;
    board.set(afterEvent(board.now, event));
    switch (event.kind) {
      case 'events':
        return onEvents(event.envelope);
      case 'qr':
        return onQr(event.qr);
      case 'ready':
        if (this.#session) this.#becameReady(this.#session, since);
        return;
      case 'fault':
        return log.warn({ call: event.call, problem: event.problem }, 'WhatsApp Web');
      case 'lost': {
        const reason = this.#reason;
        return this.#over(event.problem === 'closed' && reason ? reason : event.problem, event.advice);
      }
      default:
        return;
    }
  }

  #becameReady(session: WhatsAppWebSession, since: number): void {
    const { account, board, folder, log, onReady } = this.options;
    this.#failures = 0;
    this.#byCode = false;
    board.enter('ready');
    if (!account().simulated) void noteLinked(folder, since);
    log.info({ account: session.account }, 'personal number ready');
    onReady(session);
  }

  /** The session has ended. */
  #over(problem: Problem | 'planned', advice: string): void {
    const { board, folder, log, onDown, onTrouble } = this.options;
    const had = this.#session;
    this.#session = undefined;
    onDown();
    clearTimeout(this.#timer);
    if (this.#closed) return;
    log.warn({ account: had?.account, problem }, 'browser of a personal number ended');
    if (problem === 'logged-out') void forgetLinked(folder);
    // Whoever asked for it knows.
    const asked = this.#reason === 'logged-out';
    if (problem !== 'planned' && !asked && OPERATORS_CARE.has(problem)) onTrouble(problem, advice);
    const answer = problem === 'planned' ? ({ act: 'restart' } as const) : answerTo(problem);
    if (answer.act === 'stop') return board.enter('stopped', advice);
    this.#failures += 1;
    const waitMs =
      answer.act === 'restart-later' ? answer.afterMs : problem === 'planned' ? 0 : backoffMs(this.#failures);
    board.set({ ...board.now, restarts: board.now.restarts + 1 });
    board.enter('restarting', problem === 'planned' ? undefined : advice);
    this.#timer = setTimeout(() => {
      this.#opening = this.#open();
    }, waitMs);
  }

  /** Ends the session for a reason of our own. */
  async #end(reason: Problem | 'planned'): Promise<void> {
    this.#reason = reason;
    await this.#session?.close();
  }

  #scheduleTick(): void {
    this.#tick = setTimeout(() => {
      void this.#look()
        .catch((error: unknown) => this.options.log.warn({ error: String(error) }, 'probe'))
        .finally(() => this.#closed || this.#scheduleTick());
    }, this.options.times.probeMs);
  }

  /** One look at the page; also keeps the status fresh. */
  async #look(): Promise<void> {
    const { board } = this.options;
    const session = this.#session;
    if (session?.phase !== 'ready') return board.set(board.now);
    const report = await session.probe();
    if (session !== this.#session) return;
    if (!report.ok) return this.#unwell(report);
    this.#disconnectedSince = undefined;
    const memory = await memoryOf(session.browserPid);
    const { advice: _advice, ...status } = board.now;
    const { version, missing } = report;
    board.set({ ...status, state: 'ready', version, missing, memoryMb: Math.round(memory / MEGABYTE) });
    this.#reportDrift(missing);
    if (memory > this.options.restartAboveBytes && this.options.idleMs() > this.options.times.quietMs) {
      this.options.log.info({ memoryMb: Math.round(memory / MEGABYTE) }, 'browser started again for its memory');
      await this.#end('planned');
    }
  }

  async #unwell({ problem, detail }: Extract<ProbeReport, { ok: false }>): Promise<void> {
    const { board, log, times, onTrouble } = this.options;
    log.warn({ problem, detail }, 'WhatsApp Web is not well');
    switch (problem) {
      case 'disconnected': {
        const since = (this.#disconnectedSince ??= Date.now());
        board.enter('disconnected', 'The page has no connection to WhatsApp. It tries again by itself.');
        if (Date.now() - since >= times.disconnectedMs) await this.#end(problem);
        return;
      }
      case 'drift':
        // What still works goes on.
        if (this.#toldDrift !== detail) onTrouble(problem, detail);
        this.#toldDrift = detail;
        return board.set({ ...board.now, advice: detail });
      default:
        await this.#end(problem);
    }
  }

  #reportDrift(missing: readonly string[]): void {
    const names = missing.join(', ');
    if (names && names !== this.#toldDrift) {
      this.options.onTrouble(
        'drift',
        `WhatsApp Web changed: the page lacks ${names}. What needs it fails, the rest goes on.`,
      );
    }
    this.#toldDrift = names;
  }
}
