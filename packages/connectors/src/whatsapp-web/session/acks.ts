import type { Page } from 'puppeteer';
import { within } from './calls.js';
import { SessionError } from './error.js';
import { ackOf } from './page/send.js';

/** The library's event can be missed (a message that is acknowledged before anyone listens), so the page is asked as well. */
const POLL_MS = 500;
const POLL_LIMIT_MS = 5000;
/** Messages whose acks are remembered. */
const MAX_KNOWN = 1000;

const FAILED = -1;
const SERVER_HAS_IT = 1;

/** How far messages of ours have come. */
export class Acks {
  readonly #known = new Map<string, number>();
  readonly #waiting = new Map<string, (ack: number) => void>();

  constructor(private readonly page: () => Page) {}

  note(id: string, ack: number): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(id, Math.max(ack, this.#known.get(id) ?? ack));
    this.#waiting.get(id)?.(ack);
  }

  /** Resolves when the server has the message. @throws SessionError: `rejected` when it failed, else unclear. */
  async arrived(id: string, limitMs: number, signal?: AbortSignal): Promise<void> {
    const end = Date.now() + limitMs;
    let ack = this.#known.get(id);
    while (ack === undefined || (ack !== FAILED && ack < SERVER_HAS_IT)) {
      if (signal?.aborted) throw new SessionError('stopped', 'send: stopped before the server had it', 'maybe', id);
      if (Date.now() > end)
        throw new SessionError('timeout', `send: not at the server after ${limitMs} ms`, 'maybe', id);
      ack = (await this.#next(id, signal)) ?? (await this.#ask(id));
    }
    this.#known.delete(id);
    if (ack === FAILED) throw new SessionError('rejected', 'send: WhatsApp did not take it', 'no', id);
  }

  /** The next event about the message; undefined after a while without one. */
  #next(id: string, signal?: AbortSignal): Promise<number | undefined> {
    return new Promise((resolve) => {
      const done = (ack?: number) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', stop);
        resolve(ack);
      };
      const stop = () => done();
      const timer = setTimeout(done, POLL_MS);
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.set(id, done);
    });
  }

  async #ask(id: string): Promise<number | undefined> {
    try {
      return await within('ack', POLL_LIMIT_MS, () => this.page().evaluate(ackOf, id));
    } catch (error) {
      throw error instanceof SessionError ? error.withSent('maybe', id) : error;
    }
  }
}
