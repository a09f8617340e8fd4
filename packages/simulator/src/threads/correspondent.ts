import type { PersonMessage } from './person.js';

/** Somebody who writes to an account, whatever the channel: what the control API lets a person do. */
export interface Correspondent {
  readonly id: string;
  readonly name: string;
  /** @returns ids of the messages it became. */
  send(message: PersonMessage): Promise<string[]>;
  choose(messageId: string, optionId: string): Promise<string[]>;
  /** `emoji` null takes the reaction back. */
  react(messageId: string, emoji: string | null): void;
  edit(messageId: string, text: string): void;
  /** Deletes an own message for everyone. */
  unsend(messageId: string): void;
  /** Looks at the thread; `open`: keeps looking. */
  read(options?: { open?: boolean }): void;
  /** A human writes from the account's side. @returns the message's id. */
  colleagueReplies(text: string): string;
  /** Forgets the thread's messages. */
  clear(): void;
}
