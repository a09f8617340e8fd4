import type { StoredMedia } from '@hearth/message';

/** A file as a multipart form takes it. Platforms guess its kind from the ending of the name, so there always is one. */
export function formFile(
  bytes: Uint8Array,
  { mime, name }: Pick<StoredMedia, 'mime' | 'name'>,
): { blob: Blob; name: string } {
  return {
    blob: new Blob([new Uint8Array(bytes)], { type: mime }),
    name: name ?? `file.${/\/(\w+)/.exec(mime)?.[1] ?? 'bin'}`,
  };
}
