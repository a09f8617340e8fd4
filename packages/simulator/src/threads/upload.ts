import type { ThreadAccount } from '../accounts.js';
import type { MediaFault, MediaFile } from '../media/store.js';
import type { Bubble } from '../platform.js';
import type { World } from '../world.js';
import type { PersonFile, PersonMessage } from './person.js';

/**
 * Puts the files of a person's message on the platform's servers. `fault`: how the next one misbehaves.
 * @throws RangeError when there is no picture
 */
export async function uploaded(
  world: World,
  account: ThreadAccount,
  message: PersonMessage,
  fault: () => MediaFault | undefined,
): Promise<Bubble> {
  const put = (file: PersonFile): Promise<MediaFile> => {
    const next = fault();
    return world.media.put(account, { ...file, ...(next && { fault: next }) }, 'person');
  };
  const caption = 'caption' in message && message.caption ? { caption: message.caption } : {};
  switch (message.kind) {
    case 'image':
      if (message.images.length === 0) throw new RangeError('no picture');
      return { kind: 'image', files: await Promise.all(message.images.map(put)), ...caption };
    case 'sticker':
      return { kind: 'sticker', files: [await put(message.file)] };
    case 'video':
    case 'document':
      return { kind: message.kind, files: [await put(message.file)], ...caption };
    case 'audio':
      return { kind: 'audio', files: [await put(message.file)], voice: message.voice ?? false };
    case 'choice':
      return { ...message, how: message.how ?? 'button' };
    default:
      return message;
  }
}
