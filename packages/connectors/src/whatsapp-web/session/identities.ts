import type { Page } from 'puppeteer';
import { within } from './calls.js';
import { SessionError } from './error.js';
import { knownMessage, phonesOf, whoAmI } from './page/lookup.js';
import type { WebIdentity } from './types.js';

const LOOKUP_LIMIT_MS = 3000;
/** People remembered; the oldest go first. */
const MAX_KNOWN = 10_000;

/** Who is who: a person has a phone id and a LID, and the page moves from one to the other. */
export class Identities {
  readonly #phones = new Map<string, string>();
  #me: WebIdentity = {};

  constructor(private readonly page: () => Page) {}

  get me(): WebIdentity {
    return this.#me;
  }

  async learnMe(): Promise<WebIdentity> {
    const { phone, lid, name } = await within('who am I', LOOKUP_LIMIT_MS, () => this.page().evaluate(whoAmI));
    this.#me = { ...(phone && { phone }), ...(lid && { lid }), ...(name && { name }) };
    if (phone && lid) this.#remember(lid, phone);
    return this.#me;
  }

  isMe(id: string): boolean {
    return id === this.#me.phone || id === this.#me.lid;
  }

  /** The lasting name of an id: the phone id where it is known, else the id itself. Groups stay what they are. */
  lasting(id: string): string {
    return this.#phones.get(id) ?? id;
  }

  /** Every id that the page may have this chat under. */
  aliases(id: string): string[] {
    const lids = [...this.#phones].flatMap(([lid, phone]) => (phone === id ? [lid] : []));
    return [id, ...lids, this.lasting(id)].filter((one, index, all) => all.indexOf(one) === index);
  }

  /**
   * Asks the page about LIDs it has not told of yet. What it cannot tell stays a LID.
   * @throws SessionError when the page does not answer at all: a guess would split the conversation.
   */
  async learn(ids: readonly string[]): Promise<void> {
    const lids = [...new Set(ids)].filter((id) => id.endsWith('@lid') && !this.#phones.has(id));
    if (lids.length === 0) return;
    try {
      const phones = await within('phone ids', LOOKUP_LIMIT_MS, () => this.page().evaluate(phonesOf, lids));
      for (const [lid, phone] of Object.entries(phones)) this.#remember(lid, phone);
    } catch (error) {
      if (unanswered(error)) throw error;
      // The conversation goes on under the LID.
    }
  }

  /** The first of several ids that is a message of the page. @throws SessionError when the page does not answer at all. */
  async known(messageIds: string[]): Promise<string | undefined> {
    try {
      return await within('quoted message', LOOKUP_LIMIT_MS, () => this.page().evaluate(knownMessage, messageIds));
    } catch (error) {
      if (unanswered(error)) throw error;
      return undefined;
    }
  }

  #remember(lid: string, phone: string): void {
    const [oldest] = this.#phones.keys();
    if (this.#phones.size >= MAX_KNOWN && oldest !== undefined) this.#phones.delete(oldest);
    this.#phones.set(lid, phone);
  }
}

function unanswered(error: unknown): boolean {
  return error instanceof SessionError && (error.problem === 'timeout' || error.problem === 'page-gone');
}
