import type { ThreadAccount } from '../accounts.js';
import type { Clock } from '../clock.js';
import { Thread, type Identity } from './thread.js';
import type { ThreadState } from './types.js';

/** A thread of any channel. */
export type AnyThread = Thread<ThreadAccount>;

/** All threads of all accounts, and who wants to know when one changes. */
export class ThreadBook {
  private readonly threads = new Map<string, AnyThread>();
  private readonly listeners = new Set<(thread: AnyThread) => void>();

  constructor(private readonly clock: Clock) {}

  /** Opens the thread of a person, or finds it. */
  open<A extends ThreadAccount>(account: A, identity: Identity, { main = false } = {}): Thread<A> {
    const key = `${account.channel}/${account.account}/${identity.id}`;
    const known = this.threads.get(key);
    if (known) return known as Thread<A>;
    const thread: Thread<A> = new Thread(account, identity, this.clock, () => this.tell(thread), main);
    this.threads.set(key, thread);
    return thread;
  }

  /** The thread of a person of this account, by any id of theirs. */
  find<A extends ThreadAccount>(account: A, id: string): Thread<A> | undefined {
    return this.of(account).find(({ identity }) => identity.id === id || identity.userId === id);
  }

  of<A extends ThreadAccount>(account: A): Thread<A>[] {
    return [...this.threads.values()].filter((thread): thread is Thread<A> => thread.account === account);
  }

  /** The thread that holds a message. */
  holding<A extends ThreadAccount>(account: A, messageId: string): Thread<A> | undefined {
    return this.of(account).find((thread) => thread.get(messageId));
  }

  all(): AnyThread[] {
    return [...this.threads.values()];
  }

  states(): ThreadState[] {
    return this.all().map((thread) => thread.state());
  }

  /** Calls back at every change. @returns a function that ends the subscription. */
  onUpdate(listener: (thread: AnyThread) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(thread: AnyThread): void {
    for (const listener of this.listeners) listener(thread);
  }
}
