import type { MediaAccess } from '@hearth/agent';
import sharp from 'sharp';
import type { MediaStore } from '../store/media-store.js';

const FORMATS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' };

/** The agent's way to the media store. A picture that a tool saves must be of the kind it says it is. */
export function mediaAccess(store: MediaStore): MediaAccess {
  return {
    read: (media) => store.read(media),
    save: async (bytes, mime, name) => {
      if (mime === 'text/plain') return store.put(bytes, { mime, ...(name !== undefined && { name }) });
      const { format, width, height } = await sharp(bytes).metadata();
      if (format !== FORMATS[mime]) throw new TypeError(`a tool saved ${format} as ${mime}`);
      return store.put(bytes, { mime, width, height });
    },
  };
}
