import type { Snapshot } from './snapshot.js';

/** Longest wait for the next picture of an album, in milliseconds. */
const ALBUM_WAIT_MS = 2000;
/** WhatsApp lets a person choose this many at most. */
const MAX_ALBUM = 100;

interface Album {
  readonly expected: number;
  readonly pictures: Snapshot[];
  timer?: NodeJS.Timeout;
}

/**
 * Pictures of one album become one message: the album's own message comes first and says how many there will be, then each picture names
 * it. An album that stays incomplete is given out after a while as it is; a picture that comes later is a message of its own.
 */
export class Albums {
  readonly #open = new Map<string, Album>();

  constructor(
    private readonly give: (pictures: readonly Snapshot[]) => void,
    private readonly waitMs = ALBUM_WAIT_MS,
  ) {}

  /** @returns true when the message is part of an album and will be given out with it. */
  take(message: Snapshot): boolean {
    if (message.type === 'album') {
      const expected = Math.min(message.albumSize ?? 0, MAX_ALBUM);
      if (expected > 1 && !message.own) this.#wait(message.stanza, { expected, pictures: [] });
      return false;
    }
    const album = message.albumOf === undefined ? undefined : this.#open.get(message.albumOf);
    if (!album || message.albumOf === undefined) return false;
    album.pictures.push(message);
    if (album.pictures.length >= album.expected) this.#close(message.albumOf);
    else this.#wait(message.albumOf, album);
    return true;
  }

  /** Gives out what waits. */
  flush(): void {
    for (const stanza of this.#open.keys()) this.#close(stanza);
  }

  #wait(stanza: string, album: Album): void {
    clearTimeout(album.timer);
    album.timer = setTimeout(() => this.#close(stanza), this.waitMs);
    this.#open.set(stanza, album);
  }

  #close(stanza: string): void {
    const album = this.#open.get(stanza);
    clearTimeout(album?.timer);
    this.#open.delete(stanza);
    if (album && album.pictures.length > 0) this.give(album.pictures);
  }
}

/** Messages of one chat with the pictures of each album together, where the first of them stands. Ours stay alone. */
export function gathered(messages: readonly Snapshot[]): Snapshot[][] {
  const albums = new Map<string, Snapshot[]>();
  return messages.flatMap((message) => {
    const album = message.own ? undefined : message.albumOf;
    const known = album === undefined ? undefined : albums.get(album);
    if (known) {
      known.push(message);
      return [];
    }
    const group = [message];
    if (album !== undefined) albums.set(album, group);
    return [group];
  });
}
