import type { Channel, ConversationRef, InboundEvent, RemoteMedia, Reply, StoredMedia } from '@hearth/message';

/** What a channel can do. Every claim is proven by the shared contract suite against the simulator. */
export interface Capabilities {
  readonly imageIn: boolean;
  readonly imageOut: boolean;
  readonly stickerOut: boolean;
  readonly voiceIn: boolean;
  readonly voiceOut: boolean;
  readonly groups: boolean;
  readonly typing: boolean;
  readonly quotes: boolean;
  readonly reactions: boolean;
  readonly edits: boolean;
  readonly unsend: boolean;
  /** A picture and its caption travel as one message. */
  readonly captions: boolean;
  readonly choices: boolean;
  readonly textLimit: { readonly max: number; readonly unit: 'utf16' | 'utf8-bytes' };
  /** Hours after the person's last message in which free replies are allowed; 0 = no limit. */
  readonly windowHours: number;
  /** How a send whose answer was lost is found again: the platform takes a key, tells us by echo or status, or cannot. */
  readonly idempotency: 'key' | 'echo' | 'none';
  /** Milliseconds after which a typing indicator lapses. */
  readonly typingLapseMs: number;
}

/** A webhook POST as it came: the exact bytes, because the signature is over them. */
export interface WebhookRequest {
  readonly body: Buffer;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** One item of a webhook batch. Items are parsed on their own: a broken one never fails its neighbours. */
export type ParsedItem =
  | { readonly ok: true; readonly event: InboundEvent; /** Dedupe key: id and kind of event. */ readonly key: string }
  /** Known and of no interest (echo of ours, delivery of a history sync, …) or unknown: counted by kind. */
  | { readonly ok: true; readonly ignored: string }
  | { readonly ok: false; readonly reason: string };

/** One API call's worth of a reply, with the key that makes a repeat recognisable. Serialised into the outbox. */
export interface OutItem {
  /** Derived, so that a repeated turn makes the same id. At most 128 characters of [A-Za-z0-9_-]. */
  readonly outId: string;
  readonly conversation: ConversationRef;
  /** `text` is already in the app's markup and within its limit. */
  readonly body:
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'image'; readonly media: StoredMedia; readonly caption?: string }
    | { readonly type: 'sticker'; readonly media: StoredMedia }
    | { readonly type: 'document'; readonly media: StoredMedia; readonly caption?: string }
    | {
        readonly type: 'choice';
        readonly text: string;
        readonly options: readonly { id: string; title: string; description?: string }[];
      }
    | { readonly type: 'reaction'; readonly target: string; readonly emoji: string };
  readonly quote?: string;
}

/** The platform took it: `mid` is its id for the message. */
export interface SendReceipt {
  readonly mid: string;
}

/** Reads stored media for sending. @throws Error when the file has expired; the connector then gives the item up. */
export type MediaReader = (media: StoredMedia) => Promise<Buffer>;

/** One account of one channel, ready to work. Account and token never leave it. */
export interface Connector {
  readonly channel: Channel;
  readonly account: string;
  readonly capabilities: Capabilities;
  /** True while it talks to the simulator rather than to the platform. */
  readonly simulated: boolean;

  /** Answer to the platform's GET verification: the challenge, or null to refuse with 403. Blank configured tokens refuse. */
  challenge(query: Readonly<Record<string, string | undefined>>): string | null;
  /** Constant-time check of the signature over the raw bytes. Blank secrets refuse. */
  verify(request: WebhookRequest): boolean;
  /**
   * Every item of this account in a verified body, as `parseJson` gives it; one webhook address serves all accounts of a channel, so
   * items of others are passed over. Never throws.
   */
  parse(body: unknown): ParsedItem[];

  /** Cuts a reply into items, in order, within every limit of the platform. Ids are `${turnId}-${index}`. */
  render(reply: Reply, context: { conversation: ConversationRef; turnId: string }): OutItem[];
  /** One send. @throws ConnectorError whose `outcome` says whether the message may have left. */
  send(item: OutItem, read: MediaReader, signal: AbortSignal): Promise<SendReceipt>;
  /** Shows "typing…" and marks `inboundId` read where the platform ties the two. Never throws for a refusal. */
  typing(conversation: ConversationRef, inboundId: string, signal: AbortSignal): Promise<void>;
  /** Fetches one file: token only to allowed hosts, no private addresses, capped while streaming. @throws MediaError. */
  fetchMedia(media: RemoteMedia, signal: AbortSignal): Promise<{ bytes: Buffer; mime: string }>;
}
