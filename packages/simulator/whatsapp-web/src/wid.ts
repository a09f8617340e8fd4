/** The id of a person, a group or a list: `user@server`. Methods stand on the prototype, so that a Wid travels as plain data. */
export class Wid {
  readonly user: string;
  readonly server: string;
  readonly _serialized: string;

  constructor(serialized: string) {
    const [user = '', server = ''] = serialized.split('@');
    if (user === '' || server === '') throw new Error(`wid error: invalid wid ${serialized}`);
    this.user = user;
    this.server = server;
    this._serialized = serialized;
  }

  isLid(): boolean {
    return this.server === 'lid';
  }

  isGroup(): boolean {
    return this.server === 'g.us';
  }

  isUser(): boolean {
    return this.server === 'c.us' || this.server === 'lid';
  }

  isStatus(): boolean {
    return this._serialized === 'status@broadcast';
  }

  isNewsletter(): boolean {
    return this.server === 'newsletter';
  }

  toString(): string {
    return this._serialized;
  }
}

/** What the library calls an id: text, a Wid, or a Wid's plain data. */
export type WidLike = string | { readonly _serialized: string };

export function serializedOf(id: WidLike): string {
  return typeof id === 'string' ? id : id._serialized;
}

export function createWid(id: WidLike): Wid {
  return new Wid(serializedOf(id));
}
