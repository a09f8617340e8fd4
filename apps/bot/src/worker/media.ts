import { MediaError, normalisePicture, normaliseText } from '@hearth/connectors';
import type { Connector } from '@hearth/connectors';
import { storedMedia } from '@hearth/message';
import type { LostMedia, MediaRef, Part, RemoteMedia, StoredMedia } from '@hearth/message';
import type { Logger } from 'pino';
import type { Config } from '../config/schema.js';
import { accountOf } from '../queue/items.js';
import { keys } from '../queue/keys.js';
import type { RedisClient } from '../redis/connections.js';
import { describeError, errorId } from '../runtime/log.js';
import type { Metrics } from '../runtime/metrics.js';
import type { MediaStore } from '../store/media-store.js';
import { untilAborted } from './until-aborted.js';

/** A prefetched file is needed by the turn that follows; later ones find it in the history. */
const KNOWN_SECONDS = 24 * 3600;

/** One file, from the first request to its place in the store. */
const TIMEOUT_MS = 60_000;

/** What a file must be. */
type Kind = 'picture' | 'text';

const UNSUPPORTED: LostMedia = { state: 'lost', reason: 'unsupported' };
/** Kinds that a platform calls tables and texts, and what it calls those it does not know. */
const TEXT_MIME = /^(?:text\/|application\/(?:csv|octet-stream|x-csv|vnd\.ms-excel)(?:;|$))/iu;
const TEXT_NAME = /\.(?:csv|tsv|tab|txt)$/iu;

/** Fetches what people send: once, re-encoded, into the media store. */
export class MediaResolver {
  /** Files on their way: a turn waits for the fetch that was begun ahead of it. */
  readonly #underWay = new Map<string, Promise<StoredMedia | LostMedia>>();

  constructor(
    private readonly tools: {
      readonly redis: RedisClient;
      readonly store: MediaStore;
      readonly limits: Config['media'];
      readonly log: Logger;
      readonly metrics: Metrics;
    },
  ) {}

  /** The part with its file stored, or lost with a reason that the person can be told. @throws the signal's reason when aborted. */
  async resolve(connector: Connector, part: Part, signal: AbortSignal): Promise<Part> {
    switch (part.type) {
      case 'image':
      case 'sticker':
        return { ...part, media: await this.#file('picture', connector, part.media, signal) };
      case 'document':
        if (!mayBeText(part.media)) return { ...part, media: UNSUPPORTED };
        return { ...part, media: await this.#file('text', connector, part.media, signal) };
      case 'audio':
      case 'video':
        return {
          ...part,
          media: part.media.state === 'remote' ? UNSUPPORTED : part.media,
        };
      default:
        return part;
    }
  }

  /** Fetches a picture ahead of its turn. */
  async prefetch(connector: Connector, media: RemoteMedia): Promise<void> {
    await this.#once('picture', connector, media);
  }

  /** The fetch itself goes on when its turn is given up: the next one needs the file too. */
  async #file(kind: Kind, connector: Connector, media: MediaRef, signal: AbortSignal): Promise<MediaRef> {
    return media.state === 'remote' ? untilAborted(signal, this.#once(kind, connector, media)) : media;
  }

  #once(kind: Kind, connector: Connector, media: RemoteMedia): Promise<StoredMedia | LostMedia> {
    const key = keys.media(accountOf(connector), media.id ?? media.url ?? '');
    const known = this.#underWay.get(key);
    if (known) return known;
    const fetching = this.#get(kind, key, connector, media).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, fetching);
    return fetching;
  }

  async #get(kind: Kind, key: string, connector: Connector, media: RemoteMedia): Promise<StoredMedia | LostMedia> {
    const known = await this.#known(key);
    if (known) return known;
    try {
      const stored = await this.#fetch(kind, connector, media);
      await this.tools.redis.set(key, JSON.stringify(stored), 'EX', KNOWN_SECONDS);
      this.tools.metrics.mediaFiles.inc({ outcome: 'stored' });
      return stored;
    } catch (error) {
      return this.#lost(connector, error);
    }
  }

  /** Another process may have fetched it; on another machine its file is not here, and it is fetched again. */
  async #known(key: string): Promise<StoredMedia | undefined> {
    const json = await this.tools.redis.get(key);
    const stored = json === null ? undefined : storedMedia.parse(JSON.parse(json));
    return stored && (await this.tools.store.has(stored)) ? stored : undefined;
  }

  async #fetch(kind: Kind, connector: Connector, media: RemoteMedia): Promise<StoredMedia> {
    const { maxBytes, maxPixels } = this.tools.limits;
    const { bytes } = await connector.fetchMedia(media, AbortSignal.timeout(TIMEOUT_MS));
    const { bytes: clean, ...facts } =
      kind === 'text' ? normaliseText(bytes) : await normalisePicture(bytes, { maxBytes, maxPixels });
    return this.tools.store.put(clean, { ...facts, ...(media.name === undefined ? {} : { name: media.name }) });
  }

  #lost(connector: Connector, error: unknown): LostMedia {
    const reason = error instanceof MediaError ? error.reason : 'unreachable';
    this.tools.metrics.mediaFiles.inc({ outcome: reason });
    this.tools.log.warn(
      { id: errorId(), channel: connector.channel, reason, error: describeError(error) },
      'a file could not be had',
    );
    return { state: 'lost', reason };
  }
}

/** Only for what may be a text is anything fetched; whether it is one, its bytes say. */
function mayBeText(media: MediaRef): boolean {
  if (media.state !== 'remote') return true;
  const { mime, name } = media;
  if (name !== undefined && /\.\w{1,5}$/u.test(name)) return TEXT_NAME.test(name);
  return mime === undefined || TEXT_MIME.test(mime);
}
