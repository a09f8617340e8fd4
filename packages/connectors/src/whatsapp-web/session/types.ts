/** A message as the page's model has it, cut down to what is used and plain. Ids are `<user>@c.us`, `@lid` or `@g.us`. */
export interface WebMessage {
  /** `<fromMe>_<chat>_<stanza>[_<participant>]` */
  readonly id: string;
  /** The part of the id that stays the same when a chat moves from phone ids to LIDs. */
  readonly stanza: string;
  /** The chat as the page calls it. */
  readonly chat: string;
  /** The chat by its lasting name: the phone id of a person whose LID the page can resolve. */
  readonly peer: string;
  /** Who wrote it, by their lasting name. */
  readonly author: string;
  readonly name?: string;
  readonly own: boolean;
  /** WhatsApp's own word: `chat`, `image`, `ptt` … */
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** −1 failed, 0 not sent yet, 1 the server has it, 2 a device has it, 3 read, 4 played. */
  readonly ack: number;
  /** Text, or the caption of a file. */
  readonly text?: string;
  readonly file?: WebFile;
  readonly place?: {
    readonly latitude: number;
    readonly longitude: number;
    readonly name?: string;
    readonly address?: string;
  };
  /** vCards as they came, cut. */
  readonly cards?: readonly string[];
  /** What it answers. `known`: the page has that message; only then `own` is more than a stranger's claim. */
  readonly quote?: { readonly id: string; readonly known: boolean; readonly own: boolean };
  readonly mentioned: boolean;
  /** Our own ids as they stand in the text of a mention, without `@server`. */
  readonly mentionTokens?: readonly string[];
  readonly forwarded: boolean;
  readonly status: boolean;
  readonly viewOnce: boolean;
  /** Other pictures of the same album, in order. */
  readonly album?: readonly WebMessage[];
}

export interface WebFile {
  readonly mime?: string;
  /** As the sender announced it. */
  readonly bytes?: number;
  readonly name?: string;
  /** Hex, lower case. */
  readonly sha256?: string;
  readonly animated: boolean;
}

/** What happened in the account, ready for the connector's `parse`. */
export type WebEvent =
  | { readonly kind: 'message'; readonly message: WebMessage }
  | { readonly kind: 'edit'; readonly message: WebMessage }
  | {
      readonly kind: 'revoke';
      readonly target: string;
      readonly peer: string;
      readonly own: boolean;
      readonly at: number;
    }
  | {
      readonly kind: 'reaction';
      readonly target: string;
      readonly peer: string;
      readonly author: string;
      readonly own: boolean;
      /** Empty: taken back. */
      readonly emoji: string;
      readonly at: number;
    }
  | { readonly kind: 'ack'; readonly target: string; readonly peer: string; readonly ack: number; readonly at: number }
  /** Known and of no interest (a call, a poll vote, a notice in a group): counted by name. */
  | { readonly kind: 'ignored'; readonly what: string };

/** The body that the connector parses, as a webhook's body would be. */
export interface WebEnvelope {
  readonly object: 'whatsapp-web';
  readonly account: string;
  /** Messages older than this (milliseconds since 1970) are the backlog from before the connection. */
  readonly since: number;
  readonly events: readonly WebEvent[];
}

/** Why there is no session any more, or none yet. */
export type Problem =
  | 'browser-not-started'
  | 'browser-gone'
  | 'page-not-loaded'
  | 'page-gone'
  | 'frozen'
  | 'qr-not-shown'
  | 'not-scanned'
  | 'never-ready'
  | 'logged-out'
  | 'conflict'
  | 'blocked'
  | 'outdated'
  | 'disconnected'
  | 'drift'
  | 'closed';

/** News of the session. `lost` is the last one: its Chromium has ended by then. */
export type SessionEvent =
  | { readonly kind: 'qr'; readonly qr: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'loading'; readonly percent: number }
  /** Again after the page was loaded anew: what came meanwhile is in `unread()`. */
  | { readonly kind: 'ready'; readonly me: WebIdentity }
  /** The page's own word for its connection: CONNECTED, OPENING, TIMEOUT … */
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'events'; readonly envelope: WebEnvelope }
  /** The library failed at something that nobody was waiting for. */
  | { readonly kind: 'fault'; readonly call: string; readonly problem: string }
  | { readonly kind: 'lost'; readonly problem: Problem; readonly advice: string };

/** Whose number it is. */
export interface WebIdentity {
  /** `<phone>@c.us` */
  readonly phone?: string;
  readonly lid?: string;
  readonly name?: string;
}

/** What can be sent as one message. */
export type WebContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'picture' | 'document' | 'voice' | 'sticker';
      readonly bytes: Buffer;
      readonly mime: string;
      readonly name?: string;
      readonly caption?: string;
    };

export type ProbeReport =
  | {
      readonly ok: true;
      /** Of the page, such as `2.3000.1017054665`. */
      readonly version: string;
      readonly roundTripMs: number;
      /** Modules that this release of the page lacks, and kinds of call that failed for that reason. */
      readonly missing: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem; readonly detail: string };

/** One Chromium that shows WhatsApp Web for one account. Every call has a time limit. */
export interface WhatsAppWebSession {
  readonly account: string;
  readonly phase: 'starting' | 'pairing' | 'syncing' | 'ready' | 'lost';
  readonly me: WebIdentity | undefined;
  /** Process id, also of the process group, of the browser. */
  readonly browserPid: number;
  /** Settles once: ready, or rejected with the {@link SessionError} that `lost` tells of too. */
  readonly ready: Promise<void>;

  /** Sends one message. @returns its id, once the server has it. @throws SessionError */
  send(chat: string, content: WebContent, options?: { quote?: string; signal?: AbortSignal }): Promise<string>;
  /** A send to this chat that outlived its limit still goes on in the page: what the chat does not show may yet come. */
  unsettled(chat: string): boolean;
  /** @param emoji empty takes it back. @throws SessionError */
  react(messageId: string, emoji: string, signal?: AbortSignal): Promise<void>;
  /** Shows "typing…" for 25 s. @throws SessionError */
  typing(chat: string): Promise<void>;
  /** Marks the chat read. Nothing else does. @throws SessionError */
  read(chat: string): Promise<void>;
  /** @throws MediaError */
  download(messageId: string, maxBytes: number, signal?: AbortSignal): Promise<{ bytes: Buffer; mime: string }>;
  /** The last messages of a chat, ours and theirs, oldest first, an album as one. @throws SessionError */
  recent(chat: string, count: number): Promise<WebMessage[]>;
  /** What came while nobody listened: unread messages of all chats, oldest first. @throws SessionError */
  unread(): Promise<WebEnvelope>;
  /** Tells apart what may be wrong; never throws and never takes longer than about 12 s. */
  probe(): Promise<ProbeReport>;
  /** Unlinks the device, ends the browser and deletes the profile. @throws SessionError when the page could not be told. */
  logout(): Promise<void>;
  /** Ends the browser with its whole process group. The profile stays. */
  close(): Promise<void>;
}
