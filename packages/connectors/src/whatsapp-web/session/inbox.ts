import { fields, id, millis, number, text } from '../../meta/read.js';
import { Albums } from './albums.js';
import { SessionError } from './error.js';
import type { Identities } from './identities.js';
import type { LibraryClient } from './library.js';
import { refine, refineAlbum } from './refine.js';
import { snapshot, wid } from './snapshot.js';
import type { Snapshot } from './snapshot.js';
import type { WebEvent } from './types.js';

/** Events of the library that say nothing to an assistant, and the names they are counted under. */
const OF_NO_INTEREST = {
  call: 'call',
  vote_update: 'poll-vote',
  message_revoke_me: 'deleted-for-me',
  group_join: 'group-notice',
  group_leave: 'group-notice',
  group_update: 'group-notice',
  group_admin_changed: 'group-notice',
  group_membership_request: 'group-notice',
  contact_changed: 'contact-changed',
  chat_removed: 'chat-removed',
  chat_archived: 'chat-archived',
} as const;

/** The library's events as ours, in the order in which they came, each with what only the page knows. */
export class Inbox {
  #last: Promise<void> = Promise.resolve();
  readonly #albums = new Albums((pictures) => this.#queue(async () => await this.#album(pictures)));

  constructor(
    client: LibraryClient,
    private readonly identities: Identities,
    private readonly owner: {
      readonly alive: () => boolean;
      readonly give: (events: WebEvent[]) => void;
      readonly onAck: (id: string, ack: number) => void;
    },
  ) {
    const on = (name: string, hear: (...args: readonly unknown[]) => void) =>
      void (client as unknown as NodeJS.EventEmitter).on(name, hear);
    on('message_create', (message) => this.message(fields(message)['_data']));
    on('message_ciphertext_failed', (message) => this.message(fields(message)['_data']));
    on('message_edit', (message) => this.#edit(fields(message)['_data']));
    on('message_revoke_everyone', (after, before) => this.#revoke(fields(after), fields(before)));
    on('message_reaction', (reaction) => this.#reaction(fields(reaction)));
    on('message_ack', (message, ack) => this.#ack(fields(message)['_data'], ack));
    for (const [name, what] of Object.entries(OF_NO_INTEREST))
      on(name, () => this.owner.give([{ kind: 'ignored', what }]));
  }

  /** Everything that came so far has been given out. */
  async settled(): Promise<void> {
    this.#albums.flush();
    await this.#last;
  }

  message(model: unknown): void {
    const message = snapshot(model);
    if (!message) return this.owner.give([{ kind: 'ignored', what: 'garbage' }]);
    if (this.#albums.take(message)) return;
    this.#queue(async () => [{ kind: 'message', message: await refine(message, this.identities) }]);
  }

  async #album(pictures: readonly Snapshot[]): Promise<WebEvent[]> {
    return (await refineAlbum(pictures, this.identities)).map((message) => ({ kind: 'message', message }));
  }

  #edit(model: unknown): void {
    const message = snapshot(model);
    if (!message || message.text === undefined) return this.owner.give([{ kind: 'ignored', what: 'edit:no-text' }]);
    this.#queue(async () => [{ kind: 'edit', message: await refine(message, this.identities) }]);
  }

  /** The key of the deleted message stands in the notice; a page that changed the message itself keeps its id. */
  #revoke(after: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>): void {
    const notice = fields(after['_data']);
    const keys = [notice['protocolMessageKey'], before['id'], notice['id']].map(fields);
    const key = keys.find((one) => id(one['_serialized']));
    const [target, chat] = [id(key?.['_serialized']), wid(key?.['remote']) ?? wid(fields(notice['id'])['remote'])];
    if (!target || !chat) return this.owner.give([{ kind: 'ignored', what: 'revoke:no-id' }]);
    const at = millis(notice['t']) ?? Date.now();
    this.#queue(async () => {
      await this.identities.learn([chat]);
      return [{ kind: 'revoke', target, peer: this.identities.lasting(chat), own: target.startsWith('true_'), at }];
    });
  }

  #reaction(reaction: Readonly<Record<string, unknown>>): void {
    const key = fields(reaction['msgId']);
    const [target, chat, author] = [id(key['_serialized']), wid(key['remote']), wid(reaction['senderId'])];
    if (!target || !chat || !author) return this.owner.give([{ kind: 'ignored', what: 'reaction:no-id' }]);
    const own = fields(reaction['id'])['fromMe'] === true || this.identities.isMe(author);
    const emoji = text(reaction['reaction']) ?? '';
    const at = millis(reaction['timestamp']) ?? Date.now();
    this.#queue(async () => {
      await this.identities.learn([chat, author]);
      const [peer, who] = [this.identities.lasting(chat), this.identities.lasting(author)];
      return [{ kind: 'reaction', target, peer, author: who, own, emoji, at }];
    });
  }

  #ack(model: unknown, value: unknown): void {
    const [message, ack] = [snapshot(model), number(value)];
    if (!message || ack === undefined || !message.own) return;
    this.owner.onAck(message.id, ack);
    this.#queue(async () => {
      await this.identities.learn([message.chat]);
      return [{ kind: 'ack', target: message.id, peer: this.identities.lasting(message.chat), ack, at: Date.now() }];
    });
  }

  #queue(make: () => Promise<WebEvent[]>): void {
    this.#last = this.#last.then(async () => this.owner.give(await this.#made(make)));
  }

  /** Tries again while the page is slow. What is not told because the page went away stays unread, and is found there. */
  async #made(make: () => Promise<WebEvent[]>): Promise<WebEvent[]> {
    for (;;) {
      try {
        return await make();
      } catch (error) {
        const slow = error instanceof SessionError && error.problem === 'timeout';
        if (!slow || !this.owner.alive()) return [{ kind: 'ignored', what: 'unreadable' }];
      }
    }
  }
}
