import type { MediaBehaviour, WireMessage } from '../../src/whatsapp-web/wire.js';
import { Model } from './model.js';
import { MsgKey } from './msg-key.js';
import { createWid, type WidLike } from './wid.js';
import type { Emitter } from './emitter.js';

/** Fields that are ids wherever they stand. */
const WID_FIELDS = ['from', 'to', 'author', 'quotedParticipant'];

/** Fields of a message that somebody can still change. */
const CHANGING_FIELDS = ['body', 'caption', 'directPath'];

/** What the page knows about a message's file. */
interface MediaData {
  mediaStage: 'NEED_POKE' | 'FETCHING' | 'REUPLOADING' | 'RESOLVED' | 'ERROR_MISSING';
}

/** Turns ids of a wire form into Wids. */
export function withWids(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...fields };
  for (const name of WID_FIELDS) if (typeof copy[name] === 'string') copy[name] = createWid(copy[name]);
  if (Array.isArray(copy['mentionedJidList'])) {
    copy['mentionedJidList'] = copy['mentionedJidList'].map((id) => createWid(id as WidLike));
  }
  return copy;
}

/** A message in the page's store. */
export class MessageModel extends Model {
  readonly #media: MediaData;
  readonly #behaviour: MediaBehaviour | undefined;
  declare readonly id: MsgKey;

  constructor(collection: Emitter, fields: object, behaviour?: MediaBehaviour) {
    super(collection, fields);
    this.#behaviour = behaviour;
    this.#media = { mediaStage: behaviour === 'reuploading' ? 'REUPLOADING' : 'NEED_POKE' };
  }

  static from(collection: Emitter, { id, type, from, to, author, t, ack, fields, media }: WireMessage): MessageModel {
    const { fromMe, remote, participant } = id;
    const key = new MsgKey({ to: remote, id: id.id, participant, selfDir: fromMe ? 'out' : 'in' });
    const own = { ...fields, type, from, to, t, ack, ...(author !== undefined && { author }) };
    return new MessageModel(collection, { ...withWids(own), id: key }, media);
  }

  /** Takes over what may have changed while the page had no line: acks, edits, deletion. */
  catchUp({ type, ack, fields }: WireMessage): void {
    const texts = Object.entries(fields).filter(([name]) => CHANGING_FIELDS.includes(name));
    this.set({ type, ack, ...Object.fromEntries(texts) });
  }

  /** How the file behaves, for the download manager. */
  get behaviour(): MediaBehaviour | undefined {
    return this.#behaviour;
  }

  get mediaData(): MediaData | undefined {
    return this['directPath'] === undefined ? undefined : this.#media;
  }

  /** Prepares the file; by how it behaves that fails, or never ends. */
  async downloadMedia(): Promise<void> {
    if (this.#behaviour === 'never') await new Promise(() => {});
    const stages = { missing: 'ERROR_MISSING', fetching: 'FETCHING' } as const;
    const stage =
      this.#behaviour === 'missing' || this.#behaviour === 'fetching' ? stages[this.#behaviour] : 'RESOLVED';
    this.#media.mediaStage = stage;
  }

  unsafe(): this {
    return this;
  }

  /** Fields that make another message a reply to this one. */
  msgContextInfo(): Record<string, unknown> {
    const { type, body, caption } = this as { type?: unknown; body?: unknown; caption?: unknown };
    return {
      quotedMsg: { type, body: caption ?? body },
      quotedStanzaID: this.id.id,
      quotedParticipant: this['author'] ?? this['from'],
    };
  }
}
