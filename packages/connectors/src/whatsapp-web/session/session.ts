import { Acks } from './acks.js';
import { gathered } from './albums.js';
import { within } from './calls.js';
import { SessionError } from './error.js';
import { Identities } from './identities.js';
import { Inbox } from './inbox.js';
import type { Library, LibraryClient } from './library.js';
import { Link } from './link.js';
import { download } from './media.js';
import type { OpenOptions } from './open.js';
import { lastMessages, unreadChats } from './page/history.js';
import { chatAmong, showTyping } from './page/send.js';
import { probe } from './probe.js';
import { deleteProfile } from './profile.js';
import { refineAlbum } from './refine.js';
import { Outbox } from './send.js';
import { snapshot } from './snapshot.js';
import type { Snapshot } from './snapshot.js';
import type { WebContent, WebEnvelope, WebEvent, WebIdentity, WebMessage, WhatsAppWebSession } from './types.js';

const CALL_LIMIT_MS = 10_000;
const LOGOUT_LIMIT_MS = 15_000;
/** From the chat to the server. */
const ACK_LIMIT_MS = 20_000;
/** What a call that outlived its limit gets besides, before the page counts as frozen. */
const UNSETTLED_LIMIT_MS = 30_000;
/** Unread messages taken from one chat. */
const MAX_UNREAD = 50;

/** One account in one Chromium. Made by {@link openWhatsAppWebSession}. */
export class Session implements WhatsAppWebSession {
  readonly account: string;
  readonly link: Link;
  readonly #identities: Identities;
  readonly #outbox: Outbox;
  readonly #since: number;

  constructor(
    library: Library,
    private readonly client: LibraryClient,
    private readonly options: OpenOptions,
  ) {
    this.account = options.account;
    this.#since = options.since ?? Date.now();
    const page = () => client.pupPage!;
    const identities = new Identities(page);
    const acks = new Acks(page);
    const inbox = new Inbox(client, identities, {
      alive: () => this.phase !== 'lost',
      give: (events) => options.onEvent({ kind: 'events', envelope: this.#envelope(events) }),
      onAck: (id, ack) => acks.note(id, ack),
    });
    this.link = new Link(client, identities, options, async () => await inbox.settled());
    this.#identities = identities;
    this.#outbox = new Outbox(library, client, identities, acks, {
      limits: { ackMs: ACK_LIMIT_MS, unsettledMs: UNSETTLED_LIMIT_MS, ...options.limits },
      onFault: (call, problem) => this.link.fault(call, problem),
      onStuck: () => void this.link.lose('frozen'),
    });
  }

  get phase(): WhatsAppWebSession['phase'] {
    return this.link.phase;
  }

  get ready(): Promise<void> {
    return this.link.ready;
  }

  get browserPid(): number {
    return this.link.browserPid;
  }

  get me(): WebIdentity | undefined {
    return this.phase === 'ready' ? this.#identities.me : undefined;
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
    return await this.#refined(await this.#last(chat, count));
  }

  async unread(): Promise<WebEnvelope> {
    this.#needReady();
    const chats = await within('unread', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(unreadChats));
    const messages: WebMessage[] = [];
    for (const { chat, count } of chats) {
      const wanted = Math.min(count, MAX_UNREAD);
      const theirs = (await this.#last(chat, wanted * 2)).filter(({ own }) => !own);
      messages.push(...(await this.#refined(theirs.slice(-wanted))));
    }
    const inOrder = messages.toSorted((one, other) => one.at - other.at);
    return this.#envelope(inOrder.map((message) => ({ kind: 'message', message })));
  }

  async #last(chat: string, count: number): Promise<Snapshot[]> {
    this.#needReady();
    const id = await this.#chat(chat);
    const models = await within('recent', CALL_LIMIT_MS, () => this.client.pupPage!.evaluate(lastMessages, id, count));
    return models.flatMap((model) => snapshot(model) ?? []);
  }

  async #refined(messages: readonly Snapshot[]): Promise<WebMessage[]> {
    const groups = await Promise.all(gathered(messages).map((one) => refineAlbum(one, this.#identities)));
    return groups.flat();
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
    await this.link.lose('closed');
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
}
