import { cleanText } from '@hearth/message';
import { MediaError } from '../errors.js';

/** Largest text file that is taken, in bytes. */
export const MAX_TEXT_BYTES = 2_000_000;

/** What no text holds, and nearly every other file does. */
// oxlint-disable-next-line no-control-regex -- these are exactly the characters to look for
const BINARY = /[\u0000-\u0008\u000e-\u001f\u007f]/;
/** Letters beyond ASCII in a text of a language of Western Europe, at most; more of them and it is an encoding that cannot be guessed. */
const MOST_ACCENTS = 0.3;
// oxlint-disable-next-line no-control-regex -- where Windows-1252 has marks
const HIGH_CONTROLS = /[\u0080-\u009f]/g;
/** The characters of Windows-1252 from 0x80 to 0x9f; five places are empty. */
const WINDOWS_MARKS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const BYTE_ORDER_MARKS = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
] as const;

/**
 * A received text file as UTF-8 with \n at its line ends: from UTF-8, from UTF-16 with its mark, or from Windows-1252, as spreadsheets of
 * Western Europe save tables. What its name or the platform says it is counts for nothing.
 * @throws MediaError `empty`, `too-large` or `unsupported`: no text, or in an encoding that cannot be told
 */
export function normaliseText(bytes: Uint8Array): { readonly bytes: Buffer; readonly mime: 'text/plain' } {
  if (bytes.byteLength > MAX_TEXT_BYTES) throw new MediaError('too-large', `more than ${MAX_TEXT_BYTES} bytes`);
  const text = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (text === undefined || BINARY.test(text)) throw new MediaError('unsupported', 'not a text');
  if (text.trim() === '') throw new MediaError('empty', 'no text');
  return { bytes: Buffer.from(cleanText(text)), mime: 'text/plain' };
}

function decode(bytes: Buffer): string | undefined {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (bytes.subarray(0, mark.length).equals(mark)) return strictly(encoding, bytes);
  }
  return strictly('utf-8', bytes) ?? westernEuropean(bytes);
}

function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function westernEuropean(bytes: Buffer): string | undefined {
  // TextDecoder of Node 20 takes Windows-1252 for Latin-1.
  const text = bytes.toString('latin1').replace(HIGH_CONTROLS, (c) => WINDOWS_MARKS[c.charCodeAt(0) - 0x80]!);
  const plain = text.match(/[A-Za-z]/g)?.length ?? 0;
  const accented = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return accented <= MOST_ACCENTS * (plain + accented) ? text : undefined;
}
