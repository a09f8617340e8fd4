/** What the server of the simulated WhatsApp Web tells its page. Ids are text: `<user>@c.us`, `@lid`, `@g.us`. */

export interface WireKey {
  readonly fromMe: boolean;
  /** The chat. */
  readonly remote: string;
  readonly id: string;
  /** Who wrote it, in groups and status lists. */
  readonly participant?: string;
  /** `<fromMe>_<remote>_<id>[_<participant>]` */
  readonly _serialized: string;
}

/** −1 failed, 0 not sent yet, 1 the server has it, 2 the other device has it, 3 read, 4 played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

/** A message as the page's model holds it; `fields` are those of its kind (`body`, `caption`, `directPath`, `lat` …). */
export interface WireMessage {
  readonly id: WireKey;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly author?: string;
  /** Seconds since 1970. */
  readonly t: number;
  readonly ack: Ack;
  readonly fields: Readonly<Record<string, unknown>>;
  /** How its file behaves when it is fetched. */
  readonly media?: MediaBehaviour;
}

/** Ways in which a received file does not come. */
export const MEDIA_BEHAVIOURS = ['never', 'fetching', 'reuploading', 'missing', 'broken'] as const;
export type MediaBehaviour = (typeof MEDIA_BEHAVIOURS)[number];

export interface WireContact {
  readonly pn: string;
  readonly lid: string;
  readonly name: string;
}

export interface WireChat {
  readonly id: string;
  readonly title: string;
  readonly unreadCount: number;
  readonly t: number;
  readonly group?: WireGroup;
}

export interface WireGroup {
  readonly subject: string;
  readonly lidAddressing: boolean;
  readonly announce: boolean;
  readonly participants: readonly { readonly id: string; readonly isAdmin: boolean }[];
}

export type SocketState = 'OPENING' | 'UNPAIRED' | 'UNPAIRED_IDLE' | 'PAIRING' | 'CONNECTED' | 'TIMEOUT' | 'CONFLICT';

export interface WireMe {
  readonly pn: string;
  readonly lid: string;
  readonly pushname: string;
  readonly platform: string;
}

export type PageEvent =
  | {
      readonly kind: 'snapshot';
      readonly state: SocketState;
      readonly ref?: string;
      /** Names that `require` does not know in this release of the page. */
      readonly missing: readonly string[];
      readonly version: string;
      /** Only when the profile is linked. */
      readonly account?: {
        readonly me: WireMe;
        readonly synced: boolean;
        readonly contacts: readonly WireContact[];
        readonly chats: readonly WireChat[];
        readonly messages: readonly WireMessage[];
        /** Ids among `messages` that the page shall announce as new. */
        readonly unannounced: readonly string[];
      };
    }
  | { readonly kind: 'state'; readonly state: SocketState }
  | { readonly kind: 'ref'; readonly ref: string }
  | { readonly kind: 'missing'; readonly missing: readonly string[] }
  | { readonly kind: 'contact'; readonly contact: WireContact }
  | { readonly kind: 'chat'; readonly chat: WireChat }
  | { readonly kind: 'message'; readonly message: WireMessage }
  | { readonly kind: 'change'; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'remove'; readonly id: string }
  | {
      readonly kind: 'reaction';
      readonly key: WireKey;
      readonly target: WireKey;
      readonly from: string;
      readonly emoji: string;
      /** Milliseconds since 1970. */
      readonly at: number;
    }
  /** The page's collection of messages says this of a model that is none of its own. */
  | { readonly kind: 'garbage'; readonly event: string; readonly model: object; readonly value?: unknown }
  | { readonly kind: 'logout' }
  | { readonly kind: 'reload' }
  | { readonly kind: 'freeze' };
