import { Wid, type WidLike, createWid, serializedOf } from './wid.js';

interface Parts {
  readonly from?: WidLike;
  readonly to: WidLike;
  readonly id: string;
  readonly participant?: WidLike | undefined;
  readonly selfDir: 'in' | 'out';
}

/** A message's id. The constructor takes what the library hands over for a message that it is about to send. */
export class MsgKey {
  readonly fromMe: boolean;
  readonly remote: Wid;
  readonly id: string;
  readonly participant?: Wid;
  readonly _serialized: string;

  constructor({ to, id, participant, selfDir }: Parts) {
    this.fromMe = selfDir === 'out';
    this.remote = createWid(to);
    this.id = id;
    if (participant !== undefined) this.participant = createWid(participant);
    const parts = [this.fromMe, this.remote._serialized, id, ...(participant ? [serializedOf(participant)] : [])];
    this._serialized = parts.join('_');
  }

  /** `3EB0` marks a message that was written on the web. */
  static newId(): Promise<string> {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return Promise.resolve(`3EB0${hex.toUpperCase()}`);
  }

  toString(): string {
    return this._serialized;
  }
}
