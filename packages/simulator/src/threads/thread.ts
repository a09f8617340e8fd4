import type { SimulatedAccount, ThreadAccount } from '../accounts.js';
import type { Clock } from '../clock.js';
import type { MessageStatus, ThreadMessage, ThreadState } from './types.js';

/** Who writes on the person's side. */
export interface Identity {
  /** Phone number, PSID, IGSID. */
  readonly id: string;
  readonly name: string;
  /** WhatsApp's business-scoped id. */
  readonly userId?: string;
  /** WhatsApp: has a username and hides the phone number from businesses. */
  readonly hidesNumber?: boolean;
}

/** A status only moves forward; `failed` ends every other. */
const RANK: Readonly<Record<MessageStatus, number>> = { sending: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

/** One conversation as the platform's servers hold it. Each change calls `changed`. */
export class Thread<Account extends ThreadAccount = SimulatedAccount> {
  /** Time of the person's last message: the free-reply window counts from it. Undefined: never wrote. */
  lastInboundAt: number | undefined;
  /** The person looks at the thread: answers are read as they arrive. */
  open = false;
  /** Messenger and Instagram: another app owns the thread, ours may only listen. */
  standby = false;
  private readonly messages = new Map<string, ThreadMessage>();
  private readonly edits = new Map<string, number>();
  private typingUntil = 0;
  private endTyping: (() => void) | undefined;

  constructor(
    readonly account: Account,
    readonly identity: Identity,
    private readonly clock: Clock,
    private readonly changed: () => void,
    readonly main = false,
  ) {}

  get(id: string): ThreadMessage | undefined {
    return this.messages.get(id);
  }

  all(): ThreadMessage[] {
    return [...this.messages.values()];
  }

  add(message: Omit<ThreadMessage, 'at' | 'reactions'>): ThreadMessage {
    const full = { ...message, at: this.clock.now(), reactions: [] };
    this.messages.set(full.id, full);
    if (full.from === 'person') this.lastInboundAt = full.at;
    else this.setTyping(0);
    this.changed();
    return full;
  }

  /** Replaces fields of one message. */
  update(id: string, fields: Partial<ThreadMessage>): void {
    const message = this.messages.get(id);
    if (!message) return;
    this.messages.set(id, { ...message, ...fields });
    this.changed();
  }

  /** Changes a text. @returns how many times it was changed by now. */
  edit(id: string, text: string): number {
    const count = (this.edits.get(id) ?? 0) + 1;
    this.edits.set(id, count);
    this.update(id, { text, edited: true });
    return count;
  }

  /** Leaves nothing of a message but its place. */
  erase(id: string): void {
    const message = this.messages.get(id);
    if (!message) return;
    const { from, at, kind, status } = message;
    this.messages.set(id, { id, from, at, kind, status, reactions: [], deleted: true });
    this.changed();
  }

  /** Moves a status forward; a later status is never taken back. */
  advance(id: string, status: MessageStatus, code?: number): void {
    const message = this.messages.get(id);
    if (!message || RANK[message.status] >= RANK[status]) return;
    this.update(id, { status, ...(code !== undefined && { code }) });
  }

  /** Marks everything of `from` up to now (or up to one message) as read. @returns ids that were not read before. */
  markRead(from: 'person' | 'assistant', upTo?: string): string[] {
    const read: string[] = [];
    for (const message of this.messages.values()) {
      if (message.from === from && RANK[message.status] < RANK.read) {
        read.push(message.id);
        this.messages.set(message.id, { ...message, status: 'read' });
      }
      if (message.id === upTo) break;
    }
    if (read.length > 0) this.changed();
    return read;
  }

  /** Sets or (`emoji` null) takes back the one reaction that a side may have on a message. */
  react(id: string, from: 'person' | 'assistant', emoji: string | null): void {
    const others = this.messages.get(id)?.reactions.filter((reaction) => reaction.from !== from) ?? [];
    this.update(id, { reactions: emoji === null ? others : [...others, { from, emoji }] });
  }

  /** Shows "typing…" for `ms`, after which it lapses; 0 ends it. */
  setTyping(ms: number): void {
    this.endTyping?.();
    this.endTyping = undefined;
    const was = this.typingUntil;
    this.typingUntil = ms > 0 ? this.clock.now() + ms : 0;
    if (ms > 0) this.endTyping = this.clock.after(ms, () => this.setTyping(0));
    if (was !== this.typingUntil) this.changed();
  }

  /** Forgets all messages; the person stays somebody who has written (the window stays open). */
  clear(): void {
    this.messages.clear();
    this.setTyping(0);
    this.changed();
  }

  state(): ThreadState {
    return {
      channel: this.account.channel,
      account: this.account.account,
      peer: this.identity.id,
      ...(this.identity.userId !== undefined && { userId: this.identity.userId }),
      name: this.identity.name,
      main: this.main,
      messages: this.all(),
      typingUntil: this.typingUntil,
    };
  }
}
