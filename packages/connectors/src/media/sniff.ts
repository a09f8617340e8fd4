/** Kinds of picture told apart by their first bytes; what a server or a person calls the file counts for nothing. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'heic' | 'tiff' | 'bmp' | 'svg';

/** Bytes that are looked at; an XML prologue may come before `<svg`. */
const HEAD_BYTES = 1024;

/** The kind of picture, or undefined for anything else. */
export function sniffPicture(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  const at = (offset: number, length: number) => head.toString('latin1', offset, offset + length);
  if (at(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (at(0, 6) === 'GIF87a' || at(0, 6) === 'GIF89a') return 'gif';
  if (at(0, 4) === 'RIFF' && at(8, 4) === 'WEBP') return 'webp';
  if (at(4, 4) === 'ftyp') {
    const brands = at(8, 24);
    if (/avi[fs]/.test(brands)) return 'avif';
    return /hei[cxms]|hev[cx]|mif1|msf1/.test(brands) ? 'heic' : undefined;
  }
  if (at(0, 4) === 'II*\0' || at(0, 4) === 'MM\0*') return 'tiff';
  if (at(0, 2) === 'BM') return 'bmp';
  return /^\ufeff?\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(head.toString('utf8')) &&
    /<svg/i.test(head.toString('utf8'))
    ? 'svg'
    : undefined;
}
