import sharp from 'sharp';

/** What the bytes of a file really are, whatever was declared. */
export type Inspected =
  | {
      readonly kind: 'image';
      readonly mime: string;
      readonly width: number;
      readonly height: number;
      readonly animated: boolean;
    }
  | { readonly kind: 'audio' | 'video' | 'document'; readonly mime: string }
  | { readonly kind: 'unknown' };

/** Pictures beyond this are not decoded, as no platform does. */
const MAX_PIXELS = 100_000_000;
/** Pixels a side of the thumbnail that is made to prove that every row decodes. */
const PROBE_SIDE = 8;
/** How far a file is read to see whether it is text. */
const TEXT_PROBE_BYTES = 64 * 1024;

const IMAGE_MIMES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Reads a picture's header and, if asked, every row. @returns undefined when it is none, or broken. */
async function inspectImage(bytes: Buffer, decode: boolean): Promise<Inspected | undefined> {
  try {
    const { format, width, height, pages } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
    if (decode)
      await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        .resize(PROBE_SIDE, PROBE_SIDE)
        .raw()
        .toBuffer();
    const mime = IMAGE_MIMES[format];
    return mime ? { kind: 'image', mime, width, height, animated: (pages ?? 1) > 1 } : undefined;
  } catch {
    return undefined;
  }
}

/** [kind, MIME, offset, magic bytes as latin1 text] */
const MAGIC: readonly (readonly ['audio' | 'video' | 'document', string, number, string])[] = [
  ['audio', 'audio/amr', 0, '#!AMR'],
  ['audio', 'audio/mpeg', 0, 'ID3'],
  ['audio', 'audio/mpeg', 0, '\xff\xfb'],
  ['audio', 'audio/aac', 0, '\xff\xf1'],
  ['audio', 'audio/aac', 0, '\xff\xf9'],
  ['audio', 'audio/wav', 8, 'WAVE'],
  ['audio', 'audio/mp4', 4, 'ftypM4A'],
  ['video', 'video/3gpp', 4, 'ftyp3g'],
  ['video', 'video/mp4', 4, 'ftyp'],
  ['document', 'application/pdf', 0, '%PDF'],
  ['document', 'application/zip', 0, 'PK\x03\x04'],
  ['document', 'application/msword', 0, '\xd0\xcf\x11\xe0'],
];

/** Ogg carries several codecs; only Opus is a voice note. */
function inspectOgg(bytes: Buffer): Inspected | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'OggS') return undefined;
  const opus = bytes.subarray(0, 128).includes('OpusHead');
  return { kind: 'audio', mime: opus ? 'audio/ogg; codecs=opus' : 'audio/ogg' };
}

function isText(bytes: Buffer): boolean {
  try {
    const start = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, TEXT_PROBE_BYTES), {
      stream: true,
    });
    return !start.includes('\0');
  } catch {
    return false;
  }
}

/**
 * Looks into the bytes; never trusts a name or a header. `decode`: pictures must decode to the last row, as those that
 * the account uploads must; people send broken ones too.
 */
export async function inspect(bytes: Buffer, { decode }: { decode: boolean }): Promise<Inspected> {
  if (bytes.length === 0) return { kind: 'unknown' };
  const ogg = inspectOgg(bytes);
  if (ogg) return ogg;
  for (const [kind, mime, offset, magic] of MAGIC) {
    if (bytes.toString('latin1', offset, offset + magic.length) === magic) return { kind, mime };
  }
  const image = await inspectImage(bytes, decode);
  if (image) return image;
  return isText(bytes) ? { kind: 'document', mime: 'text/plain' } : { kind: 'unknown' };
}
