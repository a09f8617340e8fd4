import type { RemoteMedia } from '@hearth/message';
import { MediaError } from '../../errors.js';
import { fetchFile } from '../../media/fetch.js';
import { checkSha256 } from '../../media/hash.js';
import type { Fetched } from '../../media/fetch.js';
import type { HostRules } from '../../media/hosts.js';

/** Fetches a received file from the CDN. Its address needs no token, so none is sent. @throws MediaError */
export async function fetchFromCdn(
  config: HostRules & { readonly maxMediaBytes: number },
  media: RemoteMedia,
  signal: AbortSignal,
): Promise<Fetched> {
  if (!media.url) throw new MediaError('unreachable', 'a file without an address');
  const file = await fetchFile(media.url, {
    mediaHosts: config.mediaHosts,
    baseUrl: config.baseUrl,
    simulated: config.simulated,
    maxBytes: config.maxMediaBytes,
    signal,
  });
  checkSha256(file.bytes, media.sha256);
  return file;
}
