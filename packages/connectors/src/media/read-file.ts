import type { StoredMedia } from '@hearth/message';
import type { MediaReader } from '../connector.js';
import { ConnectorError } from '../errors.js';

/** The bytes of a stored file. @throws ConnectorError (`give-up`) when it has expired: no retry brings it back. */
export async function readFile(read: MediaReader, media: StoredMedia): Promise<Buffer> {
  try {
    return await read(media);
  } catch (error) {
    throw new ConnectorError('the file is gone', { advice: 'give-up', outcome: 'not-sent' }, { cause: error });
  }
}
