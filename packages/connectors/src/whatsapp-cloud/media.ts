import type { RemoteMedia } from '@hearth/message';
import { ConnectorError, MediaError } from '../errors.js';
import { fetchFile } from '../media/fetch.js';
import type { Fetched } from '../media/fetch.js';
import { checkSha256, normaliseSha256 } from '../media/hash.js';
import type { Graph } from '../meta/graph.js';
import { fields, number, words } from '../meta/read.js';
import type { WhatsAppCloudAccount } from './config.js';

/**
 * Fetches a received file: from the address in the webhook where there is one, else (or when that has lapsed) from the one the media
 * endpoint gives, which lives 5 minutes. @throws MediaError
 */
export async function fetchMedia(
  graph: Graph,
  config: WhatsAppCloudAccount,
  media: RemoteMedia,
  signal: AbortSignal,
): Promise<Fetched> {
  const get = (url: string) =>
    fetchFile(url, { ...config, token: config.accessToken, maxBytes: config.maxMediaBytes, signal });
  const file = await fetchAny(graph, config, media, signal, get);
  checkSha256(file.bytes, media.sha256);
  checkSha256(file.bytes, file.sha256);
  return { bytes: file.bytes, mime: media.mime?.split(';')[0]?.trim() || file.mime };
}

async function fetchAny(
  graph: Graph,
  config: WhatsAppCloudAccount,
  media: RemoteMedia,
  signal: AbortSignal,
  get: (url: string) => Promise<Fetched>,
): Promise<Fetched & { sha256?: string | undefined }> {
  if (media.url) {
    try {
      return await get(media.url);
    } catch (error) {
      const lapsed = error instanceof MediaError && error.reason === 'expired';
      if (!lapsed || !media.id) throw error;
    }
  }
  if (!media.id) throw new MediaError('unreachable', 'a file without an id or an address');
  const described = await describe(graph, config, media.id, signal);
  if (described.size > config.maxMediaBytes) throw new MediaError('too-large', `announced ${described.size} bytes`);
  return { ...(await get(described.url)), sha256: described.sha256 };
}

async function describe(graph: Graph, config: WhatsAppCloudAccount, mediaId: string, signal: AbortSignal) {
  try {
    const answer = fields(await graph.get([mediaId], { phone_number_id: config.account }, signal));
    const url = words(answer['url']);
    if (!url) throw new MediaError('unreachable', 'no address for the file');
    // The size is text in one of Meta's specifications.
    return { url, size: number(answer['file_size']) ?? 0, sha256: normaliseSha256(words(answer['sha256'])) };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const gone = error.info.advice === 'bug' || error.info.advice === 'give-up';
    throw new MediaError(gone ? 'expired' : 'unreachable', error.message, { cause: error });
  }
}
