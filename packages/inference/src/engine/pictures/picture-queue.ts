import { DiskCache } from './disk-cache.js';
import { MemoryCache } from './memory-cache.js';
import type { EncodedPicture, Encoding, Sight } from './sight.js';

/** Pictures whose ids are remembered after their encodings left the memory, so that prefixes with them are still found. */
const KNOWN_PICTURES = 10_000;

export interface PicturePart {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Pictures in work at once, which bounds the memory they take: one is prepared while another is encoded. */
const AT_ONCE = 2;

/** A picture on its way, and the signals of those who wait for it. */
interface Pending {
  readonly signals: (AbortSignal | undefined)[];
  readonly picture: Promise<EncodedPicture | undefined>;
}

/**
 * Pictures to be encoded, first come, first served, while others' answers go on. Each is encoded once: the same picture asked for by several
 * is encoded for all of them, and encodings are kept in memory, then on disk.
 */
export class PictureQueue {
  readonly #memory = new MemoryCache();
  readonly #disk: DiskCache;
  readonly #pending = new Map<string, Pending>();
  #working = 0;
  readonly #line: (() => void)[] = [];
  readonly #firstIds = new Map<string, number>();
  #nextId: number;

  /** @param vocabSize ids of pictures begin here */
  constructor(
    private readonly sight: Sight,
    vocabSize: number,
  ) {
    this.#nextId = vocabSize;
    this.#disk = new DiskCache(sight.cacheDir, sight.hiddenSize);
  }

  /**
   * The pictures by SHA-256, once all are encoded; fewer when the signal was aborted.
   * @throws PictureError when one is no picture, or what the encoder throws
   */
  async look(parts: readonly PicturePart[], signal?: AbortSignal): Promise<ReadonlyMap<string, EncodedPicture>> {
    const pictures = await Promise.all(
      parts.map(async (part) => [part.sha256, await this.#picture(part, signal)] as const),
    );
    return new Map(pictures.flatMap(([sha256, picture]) => (picture ? [[sha256, picture] as const] : [])));
  }

  #picture(part: PicturePart, signal: AbortSignal | undefined): Promise<EncodedPicture | undefined> {
    const { sha256 } = part;
    const known = this.#memory.get(sha256);
    if (known) return Promise.resolve(known);
    const pending = this.#pending.get(sha256);
    if (pending) {
      pending.signals.push(signal);
      return pending.picture;
    }
    const signals = [signal];
    const picture = this.#obtain(part, signals).finally(() => this.#pending.delete(sha256));
    this.#pending.set(sha256, { signals, picture });
    return picture;
  }

  async #obtain({ bytes, sha256 }: PicturePart, signals: Pending['signals']): Promise<EncodedPicture | undefined> {
    const encoding = (await this.#disk.get(sha256)) ?? (await this.#encode(bytes, sha256, signals));
    if (!encoding) return undefined;
    const picture = { ...encoding, firstId: this.#firstId(sha256, encoding.features), tensors: {} };
    this.#memory.set(sha256, picture);
    return picture;
  }

  async #encode(bytes: Uint8Array, sha256: string, signals: Pending['signals']): Promise<Encoding | undefined> {
    const given = () => signals.every((signal) => signal?.aborted);
    const encoding = await this.#inTurn(async () => {
      if (given()) return undefined;
      const prepared = await this.sight.vision.prepare(bytes);
      if (given()) return undefined;
      const { ids, features, grid } = prepared;
      return { ids, features, grid, rows: await this.sight.encode(prepared) };
    });
    if (encoding) await this.#disk.set(sha256, encoding);
    return encoding;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working === AT_ONCE) await new Promise<void>((resolve) => this.#line.push(resolve));
    else this.#working++;
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#working--;
    }
  }

  #firstId(sha256: string, features: number): number {
    const known = this.#firstIds.get(sha256);
    const id = known ?? this.#nextId;
    if (known === undefined) this.#nextId += features;
    this.#firstIds.delete(sha256);
    this.#firstIds.set(sha256, id);
    if (this.#firstIds.size > KNOWN_PICTURES) this.#firstIds.delete(this.#firstIds.keys().next().value!);
    return id;
  }
}
