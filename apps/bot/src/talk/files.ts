import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../config/user-error.js';
import type { PictureFile } from './control.js';
import type { Bubble } from './exchange.js';

const MIMES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

/** @throws UserError when it is not there or has no ending of a picture. */
export function readPicture(path: string): PictureFile {
  const mime = MIMES[extname(path).toLowerCase()];
  if (!mime) throw new UserError(`${path}: pictures are ${Object.keys(MIMES).join(', ')} files.`);
  try {
    return { name: basename(path), mime, bytes: readFileSync(path) };
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** A bubble as a transcript shows it: pictures by the file they were saved to. */
export interface SavedPart {
  readonly type: string;
  readonly text?: string;
  readonly file?: string;
}

/** Saves the pictures of an answer as `<prefix>-<n>.<ending>` in `folder`, which is made if need be. */
export function saveAnswer(answer: readonly Bubble[], folder: string, prefix: string): SavedPart[] {
  let count = 0;
  return answer.flatMap(({ kind, text, images }): SavedPart[] => [
    ...(text ? [{ type: kind === 'image' ? 'text' : kind, text }] : []),
    ...images.map(({ bytes, mime, caption }) => {
      mkdirSync(folder, { recursive: true });
      const ending = Object.keys(MIMES).find((one) => MIMES[one] === mime) ?? '.bin';
      const file = join(folder, `${prefix}-${++count}${ending}`);
      writeFileSync(file, bytes);
      return { type: kind, file, ...(caption && { text: caption }) };
    }),
  ]);
}
