import type { SimulatedAccount } from '../accounts.js';
import type { Clock } from '../clock.js';
import { Thread, type Identity } from './thread.js';
import type { ThreadState } from './types.js';

/** All threads of all accounts, and who wants to know when one changes. */
export class ThreadBook {
  private readonly threads = new Map<string, Thread>();
  private readonly listeners = new Set<(thread: Thread) => void>();

  constructor(private readonly clock: Clock) {}

  /** Opens the thread of a person, or finds it. */
  open(account: SimulatedAccount, identity: Identity, { main = false } = {}): Thread {
    const key = `${account.channel}/${account.account}/${identity.id}`;
    const known = this.threads.get(key);
    if (known) return known;
    const thread = new Thread(account, identity, this.clock, (changed) => this.tell(changed), main);
    this.threads.set(key, thread);
    return thread;
  }

  /** The thread of a person of this account, by any id of theirs. */
  find(account: SimulatedAccount, id: string): Thread | undefined {
    return this.of(account).find(({ identity }) => identity.id === id || identity.userId === id);
  }

  of(account: SimulatedAccount): Thread[] {
    return [...this.threads.values()].filter((thread) => thread.account === account);
  }

  /** The thread that holds a message. */
  holding(account: SimulatedAccount, messageId: string): Thread | undefined {
    return this.of(account).find((thread) => thread.get(messageId));
  }

  all(): Thread[] {
    return [...this.threads.values()];
  }

  states(): ThreadState[] {
    return this.all().map((thread) => thread.state());
  }

  /** Calls back at every change. @returns a function that ends the subscription. */
  onUpdate(listener: (thread: Thread) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(thread: Thread): void {
    for (const listener of this.listeners) listener(thread);
  }
}
