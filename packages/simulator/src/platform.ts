import type { SimulatedAccount, SimulatedChannel } from './accounts.js';
import type { Body } from './http/body.js';
import type { MediaFile } from './media/store.js';
import type { StrangeCase } from './strange/case.js';
import type { Identity, Thread } from './threads/thread.js';
import type { OptionStyle, ThreadMessage } from './threads/types.js';
import type { World } from './world.js';

/** One bubble that a person sends, files already on the platform's servers. */
export type Bubble =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly files: readonly MediaFile[]; readonly caption?: string }
  | { readonly kind: 'sticker'; readonly files: readonly MediaFile[] }
  | { readonly kind: 'audio'; readonly files: readonly MediaFile[]; readonly voice: boolean }
  | { readonly kind: 'video' | 'document'; readonly files: readonly MediaFile[]; readonly caption?: string }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  | { readonly kind: 'contact'; readonly name: string; readonly phones: readonly string[] }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly title: string;
      readonly description?: string;
      readonly how: OptionStyle;
    }
  | { readonly kind: 'unsupported'; readonly what: string };

/** Where and when a bubble was sent. */
export interface Sent {
  readonly thread: Thread;
  readonly id: string;
  readonly at: number;
  readonly quote?: string;
  readonly forwarded?: boolean;
  /** The temporary address that the webhook carries for a file. */
  readonly link: (file: MediaFile) => string;
}

/** A webhook event, in the platform's own shape. */
export interface ThreadEvent {
  readonly event: unknown;
  /** Another app owned the thread when it happened. */
  readonly standby: boolean;
}

/** The person's app cannot do this on that platform. */
export class NotOnThisPlatform extends Error {
  override readonly name = 'NotOnThisPlatform';
}

/** What differs between the platforms. Events are in the platform's own shape. */
export interface Platform {
  readonly channel: SimulatedChannel;
  readonly typingLapseMs: number;
  /** Age at which a webhook that nobody takes is dropped. */
  readonly giveUpAfterMs: number;
  newMessageId(): string;
  /** Splits what a person sends as their app would: pictures one by one or together, a caption inside or after. */
  bubbles(message: Bubble): Bubble[];
  /** The event of a bubble. @throws NotOnThisPlatform */
  message(bubble: Bubble, sent: Sent): unknown;
  /** `emoji` null: taken back. */
  reaction(thread: Thread, target: string, emoji: string | null, at: number): unknown;
  /** `count`: how many times the message was edited, this one included. */
  edit(thread: Thread, target: string, text: string, at: number, count: number): unknown;
  /** null: the platform tells nobody. */
  unsend(thread: Thread, target: string, at: number): unknown;
  /** Events that follow an accepted reaction of the account. */
  reacted(thread: Thread, message: ThreadMessage, at: number): unknown[];
  /** Events that follow an accepted send: echo, sent, delivered. */
  accepted(thread: Thread, message: ThreadMessage, at: number): unknown[];
  /** Events when the person has seen the assistant's messages. */
  seen(thread: Thread, messages: readonly ThreadMessage[], at: number): unknown[];
  /** Events when an accepted message failed after all. */
  failed(thread: Thread, message: ThreadMessage, code: number, at: number): unknown[];
  /** Event when a human of the business answered by hand. */
  colleague(thread: Thread, message: ThreadMessage, at: number): unknown;
  /** One POST body around events. */
  envelope(account: SimulatedAccount, events: readonly ThreadEvent[], now: number): unknown;
  /** Webhooks in shapes that broke parsers. */
  strange(account: SimulatedAccount, person: Identity, now: number): StrangeCase[];
  /** What a call limit answers with. */
  readonly throttled: { readonly code: number; readonly subcode?: number };
  /** What the platform says when it does not know whether a message left. */
  readonly unsure: { readonly code: number; readonly subcode?: number };
  readonly graph: GraphTable;
}

/** One authenticated API call. */
export interface GraphCall {
  readonly world: World;
  readonly platform: Platform;
  readonly account: SimulatedAccount;
  readonly method: string;
  /** First path segment after the version; the account's own id where the path says `me`. */
  readonly node: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body;
}

export type Handler = (call: GraphCall) => Promise<unknown>;

/** What one platform answers. */
export interface GraphTable {
  /** Calls on the account: `POST messages`, or `GET ` for the account itself. */
  readonly account: Readonly<Record<string, Handler>>;
  /** Calls on other objects (a media id, a person), by method. */
  readonly object: Readonly<Record<string, Handler>>;
}
