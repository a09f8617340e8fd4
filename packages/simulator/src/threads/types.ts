import type { ThreadChannel } from '../accounts.js';

export type MessageStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ThreadPicture {
  /** Under the control API; needs its token. */
  readonly url: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly caption?: string;
}

export interface ThreadFile {
  readonly url: string;
  readonly mime: string;
  readonly name: string;
  readonly bytes: number;
}

export interface ThreadOption {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export type OptionStyle = 'button' | 'list' | 'quick-reply' | 'postback';

/** One bubble. Times are milliseconds since 1970. */
export interface ThreadMessage {
  readonly id: string;
  readonly from: 'person' | 'assistant';
  readonly at: number;
  readonly kind:
    'text' | 'image' | 'sticker' | 'audio' | 'video' | 'document' | 'location' | 'contact' | 'choice' | 'unsupported';
  readonly text?: string;
  readonly images?: readonly ThreadPicture[];
  readonly file?: ThreadFile;
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly name?: string };
  readonly contact?: { readonly name: string; readonly phones: readonly string[] };
  readonly options?: readonly ThreadOption[];
  /** How the options are shown: quick replies vanish after the next message. */
  readonly optionsAs?: OptionStyle;
  /** Id of the message that this one answers. */
  readonly quote?: string;
  readonly reactions: readonly { readonly from: 'person' | 'assistant'; readonly emoji: string }[];
  readonly status: MessageStatus;
  readonly edited?: boolean;
  readonly deleted?: boolean;
  /** What the sender put into `biz_opaque_callback_data`, `metadata` or `key`. */
  readonly outId?: string;
  /** In a group: who of its people wrote it, by name. */
  readonly author?: string;
  /** Written by a human in the platform's own inbox. */
  readonly colleague?: boolean;
  /** The platform's error code, when failed. */
  readonly code?: number;
}

/** What a person sees of one thread. */
export interface ThreadState {
  readonly channel: ThreadChannel;
  readonly account: string;
  /** The person's id: phone number, PSID, IGSID. */
  readonly peer: string;
  /** WhatsApp's other id of the person, by which a business knows those who hide their number. */
  readonly userId?: string;
  readonly name: string;
  readonly messages: readonly ThreadMessage[];
  /** The thread that a view of one thread a channel shows. */
  readonly main: boolean;
  /** The assistant is shown as typing until then; 0 = it is not. */
  readonly typingUntil: number;
}
