import type { LostMedia } from '@hearth/message';

/** What the assistant says without asking the model, in one language. One line each, no internals. */
export interface Phrases {
  /** Who is speaking: at first contact and after a long silence. */
  readonly disclosure: (name: string) => string;
  /** The model gave nothing that could be sent. */
  readonly noAnswer: string;
  readonly toolFailed: (what: string) => string;
  readonly toolTooSlow: (what: string) => string;
  /** What each tool does, as the thing that did not work. */
  readonly tools: Readonly<Record<string, string>>;
  /** A tool nobody named here. */
  readonly someTool: string;
  /** Something was asked about a picture, and there is none. */
  readonly needPicture: string;
  /** Only the beginning and the end of the message were read. */
  readonly textCut: string;
  /** Why a file that was sent could not be opened. */
  readonly lost: Readonly<Record<LostMedia['reason'], string>>;
  /** Kinds of message that the assistant does not understand. */
  readonly cannot: Readonly<Record<'audio' | 'video' | 'document' | 'unsupported', string>>;
  /** An empty message. */
  readonly empty: string;
}
