import { MediaError } from '../../errors.js';
import { within } from './calls.js';
import { SessionError } from './error.js';
import type { LibraryClient } from './library.js';
import { capDownloads } from './page/link.js';
import { fileOf } from './page/send.js';

const LOOK_LIMIT_MS = 5000;
const DOWNLOAD_LIMIT_MS = 60_000;
/** The library answers nothing while the phone uploads an old file again: waits before asking again, in milliseconds. */
const RETRY_AFTER_MS = [500, 2000, 5000];

/** Fetches the file of a message, or does not begin to when it is too large. @throws MediaError */
export async function download(
  client: LibraryClient,
  messageId: string,
  maxBytes: number,
  options: { signal?: AbortSignal; limitMs?: number; retryAfterMs?: readonly number[] } = {},
): Promise<{ bytes: Buffer; mime: string }> {
  const { signal, limitMs = DOWNLOAD_LIMIT_MS, retryAfterMs = RETRY_AFTER_MS } = options;
  const page = client.pupPage!;
  try {
    const file = await within('file', LOOK_LIMIT_MS, () => page.evaluate(fileOf, messageId), signal);
    if (!file) throw new MediaError('expired', 'the page has no such message');
    if ((file.bytes ?? 0) > maxBytes) throw new MediaError('too-large', `announced ${file.bytes} bytes`);
    await within('file', LOOK_LIMIT_MS, () => page.evaluate(capDownloads, maxBytes), signal);
    for (const wait of [...retryAfterMs, undefined]) {
      const message = await within('file', LOOK_LIMIT_MS, () => client.getMessageById(messageId), signal);
      const media = await within('download', limitMs, () => message.downloadMedia(), signal);
      if (media?.data) return { bytes: checked(Buffer.from(media.data, 'base64'), maxBytes), mime: media.mimetype };
      if (wait !== undefined) await pause(wait, signal);
    }
    throw new MediaError('expired', 'the phone no longer has the file');
  } catch (error) {
    throw asMediaError(error);
  }
}

function checked(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length > maxBytes) throw new MediaError('too-large', `${bytes.length} bytes`);
  if (bytes.length === 0) throw new MediaError('empty', 'no bytes');
  return bytes;
}

function asMediaError(error: unknown): MediaError {
  if (error instanceof MediaError) return error;
  if (error instanceof SessionError && error.message.includes('too-large'))
    return new MediaError('too-large', error.message);
  return new MediaError('unreachable', error instanceof Error ? error.message : 'no file', { cause: error });
}

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
