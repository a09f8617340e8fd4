import { MediaData, OpaqueData } from '../media-data.js';
import { define } from '../registry.js';
import { download, upload } from '../server.js';
import { store } from '../store.js';

/** Side of a sticker, in pixels. */
const STICKER_SIDE = 512;
/** Side of the small picture that travels in the message itself, in pixels. */
const PREVIEW_SIDE = 32;

interface Prep {
  readonly isPtt?: boolean;
  readonly asDocument?: boolean;
  readonly asSticker?: boolean;
  readonly asGif?: boolean;
}

interface MediaObject {
  readonly filehash: string;
  readonly contentInfo: object;
  type?: unknown;
  size?: unknown;
  blob?: Blob;
  consolidate(fields: Record<string, unknown>): void;
}

const objects = new Map<string, MediaObject>();

async function hashOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function typeOf(mime: string, { isPtt, asDocument, asSticker }: Prep): string {
  if (asDocument) return 'document';
  if (asSticker) return 'sticker';
  const kind = mime.split('/')[0];
  if (kind === 'audio') return isPtt ? 'ptt' : 'audio';
  return kind === 'image' || kind === 'video' ? kind : 'document';
}

async function drawn(blob: Blob, side: number, mime: string, quality?: number): Promise<Blob> {
  const picture = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(side, side);
  const scale = side / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext('2d')?.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
  return canvas.convertToBlob({ type: mime, ...(quality !== undefined && { quality }) });
}

async function base64Of(blob: Blob): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}

async function prepare(opaque: OpaqueData, prep: Prep): Promise<MediaData> {
  const { blob } = opaque;
  const type = typeOf(blob.type, prep);
  const filehash = await hashOf(blob);
  objects.set(filehash, { ...mediaObject(filehash), blob });
  // A file that claims to be a picture and is none has no preview.
  const small =
    type === 'image' ? await drawn(blob, PREVIEW_SIDE, 'image/jpeg', 0.5).catch(() => undefined) : undefined;
  return new MediaData({
    type,
    mimetype: blob.type,
    filehash,
    size: blob.size,
    mediaBlob: opaque,
    ...(type === 'document' && { filename: blob.name }),
    isGif: prep.asGif ?? false,
    preview: small && (await base64Of(small)),
  });
}

function mediaObject(filehash: string): MediaObject {
  return {
    filehash,
    contentInfo: {},
    consolidate({ type, size }) {
      Object.assign(this, { type, size });
    },
  };
}

function getOrCreateMediaObject(filehash: string): MediaObject {
  const known = objects.get(filehash) ?? mediaObject(filehash);
  objects.set(filehash, known);
  return known;
}

async function entryOf(blob: Blob, mime: string): Promise<Record<string, unknown>> {
  const { directPath, encFilehash } = await upload(blob, mime);
  const mediaKey = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  return {
    directPath,
    encFilehash,
    uploadHash: encFilehash,
    mediaKey,
    mediaKeyTimestamp: Math.floor(Date.now() / 1000),
  };
}

/** Fetches a received file as its message says that it behaves. */
async function downloadAndMaybeDecrypt(options: { directPath: string; signal: AbortSignal }): Promise<ArrayBuffer> {
  const message = store.messages.getModelsArray().find((one) => one['directPath'] === options.directPath);
  if (message?.behaviour === 'broken') throw new Error('the file does not match its key');
  return download(options.directPath, options.signal);
}

/** Modules that send and fetch files. */
export function defineMediaModules(): void {
  define('WAWebMediaOpaqueData', OpaqueData);
  define('WAWebPrepRawMedia', {
    prepRawMedia: (opaque: OpaqueData, prep: Prep) => ({ waitForPrep: () => prepare(opaque, prep) }),
  });
  define('WAWebMediaStorage', { getOrCreateMediaObject });
  define('WAWebMmsMediaTypes', {
    msgToMediaType: ({ type }: { type: string }) => type,
    castToV4: (type: string) => type,
  });
  define('WAWebMediaDataUtils', { shouldUseMediaCache: () => false });
  define('WAWebMediaMmsV4Upload', {
    uploadMedia: async ({
      mimetype,
      mediaObject: { blob, filehash },
    }: {
      mimetype: string;
      mediaObject: MediaObject;
    }) => {
      objects.delete(filehash);
      const mediaEntry = blob && (await entryOf(blob, mimetype));
      return { mediaEntry };
    },
    uploadUnencryptedMedia: () => Promise.reject(new Error('nothing is sent to channels')),
  });
  define('WAWebDownloadManager', { downloadManager: { downloadAndMaybeDecrypt } });
  define('WAWebUploadManager', {
    encryptAndUpload: async ({ blob }: { blob: Blob }) => ({
      ...(await entryOf(blob, blob.type)),
      mimetype: blob.type,
    }),
  });
  define('WAWebStartMediaUploadQpl', { startMediaUploadQpl: () => ({}) });
  define('WAWebImageUtils', { toWebpSticker: (file: Blob) => drawn(file, STICKER_SIDE, 'image/webp') });
}
