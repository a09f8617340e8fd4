import type { PreparedPicture } from '../../vision/family.js';
import { DiskCache } from './disk-cache.js';
import { MemoryCache } from './memory-cache.js';
import type { EncodedPicture, Encoding, Sight } from './sight.js';

/** Pictures whose ids are remembered after their encodings left the memory, so that prefixes with them are still found. */
const KNOWN_PICTURES = 10_000;

export interface PicturePart {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

interface Job {
  readonly prepared: PreparedPicture;
  /** Nobody waits for it any more. */
  given(): boolean;
  resolve(rows: Float32Array | undefined): void;
  reject(error: unknown): void;
}

/** A picture on its way, and the signals of those who wait for it. */
interface Pending {
  readonly signals: (AbortSignal | undefined)[];
  readonly picture: Promise<EncodedPicture | undefined>;
}

/**
 * Pictures to be encoded, one after the other, when the scheduler says so. Each is encoded once: the same picture asked for by several is one
 * job, and encodings are kept in memory, then on disk.
 */
export class PictureQueue {
  readonly #memory = new MemoryCache();
  readonly #disk: DiskCache;
  readonly #pending = new Map<string, Pending>();
  readonly #jobs: Job[] = [];
  readonly #firstIds = new Map<string, number>();
  #nextId: number;

  /**
   * @param vocabSize ids of pictures begin here
   * @param onJob a picture is ready to be encoded
   */
  constructor(
    private readonly sight: Sight,
    vocabSize: number,
    private readonly onJob: () => void,
  ) {
    this.#nextId = vocabSize;
    this.#disk = new DiskCache(sight.cacheDir, sight.hiddenSize);
  }

  /** A picture waits to be encoded. */
  get waiting(): boolean {
    return this.#jobs.length > 0;
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

  /** Encodes the picture that has waited longest. Never fails: who waits for it hears of it. */
  async encodeNext(): Promise<void> {
    const job = this.#jobs.shift()!;
    if (job.given()) return job.resolve(undefined);
    try {
      job.resolve(await this.sight.encode(job.prepared));
    } catch (error) {
      job.reject(error);
    }
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
    const prepared = await this.sight.vision.prepare(bytes);
    const given = () => signals.every((signal) => signal?.aborted);
    const rows = await new Promise<Float32Array | undefined>((resolve, reject) => {
      this.#jobs.push({ prepared, given, resolve, reject });
      this.onJob();
    });
    if (!rows) return undefined;
    const { ids, features, grid } = prepared;
    const encoding: Encoding = { ids, features, grid, rows };
    await this.#disk.set(sha256, encoding);
    return encoding;
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
