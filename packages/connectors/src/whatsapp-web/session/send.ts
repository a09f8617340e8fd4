import type { Acks } from './acks.js';
import { within } from './calls.js';
import { SessionError } from './error.js';
import type { Identities } from './identities.js';
import type { Library, LibraryClient } from './library.js';
import { lastMessages } from './page/history.js';
import { preflight } from './page/send.js';
import { snapshot } from './snapshot.js';
import type { WebContent } from './types.js';

const PREFLIGHT_LIMIT_MS = 5000;
const REACT_LIMIT_MS = 10_000;
/** Last messages of a chat among which a message of ours is looked for. */
const SEARCHED_MESSAGES = 20;
/** From the call until the page has the message in its chat. A file is prepared and uploaded before. */
const TEXT_LIMIT_MS = 15_000;
const FILE_LIMIT_MS = 90_000;

/** A kind that failed for want of a module is tried again after this long: the page may have been loaded anew. */
const TRY_AGAIN_MS = 600_000;

type SendKind = WebContent['kind'] | 'reaction';

/** Time limits of a send, in milliseconds. */
export interface SendLimits {
  readonly textMs?: number;
  readonly fileMs?: number;
  /** From the chat to the server. */
  readonly ackMs: number;
  /** How long a call that outlived its limit may go on before the page is given up. */
  readonly unsettledMs: number;
}

/** Sends through the library, and holds a message for sent only when the server has it. */
export class Outbox {
  readonly #unsettled = new Set<{ readonly chat: string }>();
  readonly #lacking = new Map<SendKind, { readonly why: string; readonly until: number }>();

  constructor(
    private readonly library: Library,
    private readonly client: LibraryClient,
    private readonly identities: Identities,
    private readonly acks: Acks,
    private readonly owner: {
      readonly limits: SendLimits;
      readonly onFault: (call: string, problem: string) => void;
      /** A call goes on long after its limit. */
      readonly onStuck: () => void;
    },
  ) {}

  /** A send to this chat outlived its limit and goes on: what is not in the chat may still come. */
  unsettled(chat: string): boolean {
    const name = this.identities.lasting(chat);
    return [...this.#unsettled].some((one) => one.chat === name);
  }

  /** What this release of the page cannot send, each with the name that it lacks. */
  get unavailable(): string[] {
    return [...this.#lacking.values()].map(({ why }) => why);
  }

  /** @returns the message's id. @throws SessionError whose `sent` says whether it may have left. */
  async send(
    chat: string,
    content: WebContent,
    options: { quote?: string; signal?: AbortSignal } = {},
  ): Promise<string> {
    const { quote, signal } = options;
    this.#refuseUnavailable(content.kind);
    const page = this.client.pupPage!;
    const aliases = this.identities.aliases(chat);
    const found = await this.#watched(content.kind, 'no', () =>
      within('preflight', PREFLIGHT_LIMIT_MS, () => page.evaluate(preflight, aliases, quote), signal),
    );
    // A quote that cannot be made must not cost the answer.
    if (quote && !found.quotable) this.owner.onFault('quote', 'the message to quote is not there; sent without it');
    const quoted = found.quotable ? quote : undefined;
    const target = found.chat ?? chat;
    let id: string;
    try {
      id = await this.#hand(target, content, quoted, signal);
    } catch (error) {
      if (!(error instanceof SessionError) || error.sent === 'no') throw error;
      id = await this.#searched(target, content, new Set(found.own), error);
    }
    await this.acks.arrived(id, this.owner.limits.ackMs, signal);
    return id;
  }

  /**
   * The call failed: did the message get into the chat all the same? @returns its id. @throws the error, with `sent` "no" where the chat
   * certainly does not have it.
   */
  async #searched(
    chat: string,
    content: WebContent,
    before: ReadonlySet<string>,
    error: SessionError,
  ): Promise<string> {
    // What does not answer now may still do what it was asked to.
    if (error.problem === 'timeout' || error.problem === 'stopped') throw error;
    const models = await within('recent', PREFLIGHT_LIMIT_MS, () =>
      this.client.pupPage!.evaluate(lastMessages, chat, SEARCHED_MESSAGES),
    ).catch(() => {
      throw error;
    });
    const added = models.map(snapshot).filter((one) => one?.own && !before.has(one.id));
    const ours = added.find(
      (one) => content.kind !== 'text' || one?.type === 'unreadable' || one?.text === content.text,
    );
    if (ours) return ours.id;
    throw error.withSent('no');
  }

  async react(messageId: string, emoji: string, signal?: AbortSignal): Promise<void> {
    this.#refuseUnavailable('reaction');
    const known = await this.identities.known([messageId]);
    if (!known) throw new SessionError('no-message', 'react: the page has no such message');
    await this.#watched('reaction', 'maybe', () =>
      within('sendReaction', REACT_LIMIT_MS, () => this.client.sendReaction(known, emoji), signal),
    );
  }

  /** Gives the message to the page, which shows it in the chat at once and sends it when it can. */
  async #hand(chat: string, content: WebContent, quote: string | undefined, signal?: AbortSignal): Promise<string> {
    const { limits } = this.owner;
    const limitMs = content.kind === 'text' ? (limits.textMs ?? TEXT_LIMIT_MS) : (limits.fileMs ?? FILE_LIMIT_MS);
    const body = content.kind === 'text' ? content.text : this.#file(content);
    const call = () =>
      this.#followed(chat, limitMs, () => this.client.sendMessage(chat, body, optionsFor(content, quote)));
    const sent = await this.#watched(content.kind, 'maybe', () => within('sendMessage', limitMs, call, signal));
    const message = snapshot(sent?._data);
    // Nothing comes back when the chat could not be opened, but also when the page lost sight of what it sent.
    if (!message) throw new SessionError('no-chat', 'sendMessage: no message came back', 'maybe');
    if (quote && !message.quoted) this.owner.onFault('quote', 'the page dropped the quote');
    return message.id;
  }

  /** Notes a call until it has an end, which may be after its limit. */
  async #followed<T>(chat: string, limitMs: number, call: () => Promise<T>): Promise<T> {
    const noted = { chat: this.identities.lasting(chat) };
    this.#unsettled.add(noted);
    const stuck = setTimeout(this.owner.onStuck, limitMs + this.owner.limits.unsettledMs);
    try {
      return await call();
    } finally {
      clearTimeout(stuck);
      this.#unsettled.delete(noted);
    }
  }

  #file(content: Exclude<WebContent, { kind: 'text' }>): object {
    const { bytes, mime, name } = content;
    return new this.library.MessageMedia(mime, bytes.toString('base64'), name ?? defaultName(mime), bytes.length);
  }

  #refuseUnavailable(kind: SendKind): void {
    const known = this.#lacking.get(kind);
    if (known && Date.now() < known.until) throw new SessionError('drift', known.why);
  }

  /** Remembers what the page cannot do any more, so that it is said at once the next time; other kinds go on. */
  async #watched<T>(kind: SendKind, sent: 'no' | 'maybe', work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      if (error.problem === 'drift') {
        this.#lacking.set(kind, { why: error.message, until: Date.now() + TRY_AGAIN_MS });
        this.owner.onFault(kind, error.message);
      }
      // Stopped before it began: certainly not sent.
      if (sent === 'no' || (error.problem === 'stopped' && error.sent === 'no')) throw error.withSent('no');
      throw error.withSent('maybe');
    }
  }
}

/**
 * Everything that the library does unasked is off: a preview would fetch the addresses a model wrote, a text that begins with
 * `BEGIN:VCARD` would become a contact card, the chat would be marked read, and a quote that fails would be left out silently.
 */
function optionsFor(content: WebContent, quote: string | undefined): object {
  return {
    linkPreview: false,
    parseVCards: false,
    sendSeen: false,
    ignoreQuoteErrors: false,
    ...(quote && { quotedMessageId: quote }),
    ...(content.kind !== 'text' && content.caption && { caption: content.caption }),
    ...(content.kind === 'sticker' && { sendMediaAsSticker: true }),
    ...(content.kind === 'document' && { sendMediaAsDocument: true }),
    ...(content.kind === 'voice' && { sendAudioAsVoice: true }),
  };
}

/** The page guesses from the ending of the name, so there always is one. */
function defaultName(mime: string): string {
  return `file.${/\/(\w+)/.exec(mime)?.[1] ?? 'bin'}`;
}
