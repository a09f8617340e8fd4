import type { StoredMedia } from '@hearth/message';

/** A file as a multipart form takes it. */
export interface FormFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Platforms guess the kind of a file from the ending of its name, so there always is one. */
export function formFile(bytes: Uint8Array, { mime, name }: Pick<StoredMedia, 'mime' | 'name'>): FormFile {
  return {
    blob: new Blob([new Uint8Array(bytes)], { type: mime }),
    name: name ?? `file.${/\/(\w+)/.exec(mime)?.[1] ?? 'bin'}`,
  };
}
