/** The people's view of one thread, as the simulated platform sends it. Times are milliseconds since 1970. */
export interface Thread {
  readonly channel: ChannelName;
  readonly account: string;
  readonly peer: string;
  /** The person's own name. */
  readonly name: string;
  readonly messages: readonly Message[];
  /** The assistant is shown as typing until then. */
  readonly typingUntil: number;
}

export type ChannelName = 'whatsapp-cloud' | 'whatsapp-web' | 'instagram' | 'messenger' | 'playground';

export interface Picture {
  readonly url: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly caption?: string;
}

/** A file that is no picture. */
export interface Attachment {
  readonly url: string;
  readonly mime: string;
  readonly name: string;
  readonly bytes: number;
}

export interface Message {
  readonly id: string;
  readonly from: 'person' | 'assistant';
  readonly at: number;
  readonly kind: string;
  readonly text?: string;
  readonly images?: readonly Picture[];
  readonly file?: Attachment;
  readonly options?: readonly { readonly id: string; readonly title: string }[];
  readonly quote?: string;
  readonly reactions?: readonly { readonly from: 'person' | 'assistant'; readonly emoji: string }[];
  readonly status: 'sending' | 'sent' | 'delivered' | 'read' | 'failed';
  readonly deleted?: boolean;
  readonly edited?: boolean;
  /** Our correlation key, on answers: `<turn id>-<index>`. */
  readonly outId?: string;
}

/** How an answer came about. Milliseconds where a name ends in Ms. */
export interface Trace {
  readonly model: string;
  readonly mode: string;
  readonly tools: readonly {
    readonly name: string;
    readonly arguments: unknown;
    readonly result?: string;
    readonly error?: string;
    /** JavaScript that was run for it. */
    readonly program?: string;
    readonly ms: number;
  }[];
  /** Requests of one message that were answered side by side. */
  readonly parts?: readonly { readonly text: string; readonly failed?: boolean }[];
  /** How pictures were looked at, in order. Boxes in pixels of the picture. */
  readonly steps?: readonly {
    readonly tool: string;
    readonly note: string;
    readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    readonly ms: number;
    readonly picture?: { readonly sha256: string; readonly width?: number; readonly height?: number };
  }[];
  /** Drafts that the answer was made from. */
  readonly agents?: readonly {
    readonly way: string;
    readonly answer?: string;
    readonly failed?: string;
    /** The worker that wrote it, when it was another one. */
    readonly by?: string;
    readonly tokens: number;
    readonly ms: number;
  }[];
  readonly vote?: { readonly answer: string; readonly agreed: number; readonly of: number };
  readonly check?: { readonly how: 'program' | 'question'; readonly passed: boolean };
  readonly rounds: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
  readonly totalMs: number;
  readonly queueWaitMs?: number;
}

/** A personal WhatsApp number: whether it is linked, and the code to link it. */
export interface PersonalNumber {
  readonly account: string;
  readonly simulated: boolean;
  readonly state: 'starting' | 'pairing' | 'syncing' | 'ready' | 'disconnected' | 'restarting' | 'stopped';
  readonly advice?: string;
  /** SVG. */
  readonly qr?: string;
  readonly code?: string;
  readonly loading?: number;
}

export interface Status {
  /** What the assistant is called. */
  readonly name: string;
  readonly ready: boolean;
  /** What is happening while not ready: "downloading …", "loading …". */
  readonly step: string;
  readonly model: string;
  readonly device: string;
}
