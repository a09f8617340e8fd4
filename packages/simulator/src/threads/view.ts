import type { MediaFile } from '../media/store.js';
import type { Bubble } from '../platform.js';
import type { World } from '../world.js';
import type { ThreadMessage } from './types.js';

/** How files show in a thread: pictures with their size, others by name. */
export function fileView(
  world: World,
  kind: 'image' | 'sticker' | 'audio' | 'video' | 'document',
  files: readonly MediaFile[],
  caption?: string,
): Pick<ThreadMessage, 'kind'> & Partial<ThreadMessage> {
  const urlOf = (file: MediaFile) => `${world.url}/control/media/${file.id}`;
  if (kind === 'image' || kind === 'sticker') {
    const images = files.map((file) => ({
      url: urlOf(file),
      mime: file.mime,
      width: file.inspected.kind === 'image' ? file.inspected.width : 0,
      height: file.inspected.kind === 'image' ? file.inspected.height : 0,
      ...(caption !== undefined && { caption }),
    }));
    return { kind, images };
  }
  const file = files[0]!;
  return {
    kind,
    file: { url: urlOf(file), mime: file.mime, name: file.name, bytes: file.bytes.length },
    ...(caption !== undefined && { text: caption }),
  };
}

/** A bubble as the person sees it in the thread. */
export function bubbleView(world: World, bubble: Bubble): Pick<ThreadMessage, 'kind'> & Partial<ThreadMessage> {
  switch (bubble.kind) {
    case 'text':
      return { kind: 'text', text: bubble.text };
    case 'choice':
      return { kind: 'text', text: bubble.title };
    case 'location':
      return { kind: 'location', location: bubble };
    case 'contact':
      return { kind: 'contact', contact: bubble };
    case 'unsupported':
      return { kind: 'unsupported' };
    default:
      return fileView(world, bubble.kind, bubble.files, 'caption' in bubble ? bubble.caption : undefined);
  }
}
