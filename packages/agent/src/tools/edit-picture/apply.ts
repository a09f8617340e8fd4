import sharp from 'sharp';
import type { OutputInfo, Region, ResizeOptions, Sharp } from 'sharp';
import { MAX_PIXELS } from '../../pictures/limits.js';
import { captionLayer } from './caption.js';
import { MAX_SIDE } from './operations.js';
import type { Operation } from './operations.js';
import { roundSticker } from './sticker.js';

export interface Edited {
  readonly bytes: Buffer;
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
}

/** Blur radius (sigma) as a share of the longer side. */
const BLUR_SHARE = { light: 0.004, normal: 0.012, strong: 0.03 } as const;
const JPEG_QUALITY = 92;
/** What "the middle" keeps of each side. */
const CENTER_SHARE = 0.6;

type Raw = { readonly data: Buffer; readonly info: OutputInfo };
type Step = Exclude<Operation, { op: 'sticker' }>;

/**
 * Runs operations on a picture, one after the other: sharp would reorder what is chained. Photos come back as JPEG, everything else as
 * PNG, a sticker as WebP. @throws Error when the picture cannot be decoded, the signal's reason when aborted.
 */
export async function applyOperations(
  picture: Buffer,
  operations: readonly Operation[],
  signal: AbortSignal,
): Promise<Edited> {
  const input = sharp(picture, { limitInputPixels: MAX_PIXELS });
  const { format } = await input.metadata();
  let raw = await toRaw(input.autoOrient().toColourspace('srgb'));
  for (const operation of operations) {
    signal.throwIfAborted();
    if (operation.op === 'sticker') return { bytes: await roundSticker(fromRaw(raw)), mime: 'image/webp' };
    raw = await toRaw(await step(fromRaw(raw), operation, raw.info));
  }
  return format === 'jpeg'
    ? { bytes: await fromRaw(raw).removeAlpha().jpeg({ quality: JPEG_QUALITY }).toBuffer(), mime: 'image/jpeg' }
    : { bytes: await fromRaw(raw).png().toBuffer(), mime: 'image/png' };
}

async function step(image: Sharp, operation: Step, { width, height }: OutputInfo): Promise<Sharp> {
  switch (operation.op) {
    case 'rotate':
      // Corners that a slanted picture leaves are white, as a photo has no transparency.
      return image.rotate(operation.degrees, { background: '#ffffff' });
    case 'flip':
      return operation.direction === 'horizontal' ? image.flop() : image.flip();
    case 'crop':
      return image.extract(cropBox(operation.part, width, height));
    case 'resize':
      return image.resize({ ...targetSize(operation, width, height), fit: 'cover' });
    case 'grayscale':
      return image.grayscale();
    case 'blur':
      return image.blur(Math.max(0.5, Math.max(width, height) * BLUR_SHARE[operation.strength]));
    case 'brightness':
      return image.modulate({ brightness: operation.percent / 100 });
    case 'caption':
      return image.composite([{ input: await captionLayer(operation.text, operation.place, { width, height }) }]);
  }
}

function cropBox(part: (Operation & { op: 'crop' })['part'], width: number, height: number): Region {
  const halfWidth = Math.ceil(width / 2);
  const halfHeight = Math.ceil(height / 2);
  switch (part) {
    case 'left':
      return { left: 0, top: 0, width: halfWidth, height };
    case 'right':
      return { left: width - halfWidth, top: 0, width: halfWidth, height };
    case 'top':
      return { left: 0, top: 0, width, height: halfHeight };
    case 'bottom':
      return { left: 0, top: height - halfHeight, width, height: halfHeight };
    case 'center':
      return centred(Math.ceil(width * CENTER_SHARE), Math.ceil(height * CENTER_SHARE), width, height);
    case 'square':
      return centred(Math.min(width, height), Math.min(width, height), width, height);
    default: {
      const [across = 1, down = 1] = part.split(':').map(Number);
      const fit = Math.min(width / across, height / down);
      return centred(Math.max(1, Math.round(fit * across)), Math.max(1, Math.round(fit * down)), width, height);
    }
  }
}

function centred(width: number, height: number, outerWidth: number, outerHeight: number): Region {
  return { left: Math.floor((outerWidth - width) / 2), top: Math.floor((outerHeight - height) / 2), width, height };
}

function targetSize(operation: Operation & { op: 'resize' }, width: number, height: number): ResizeOptions {
  if (operation.width !== undefined || operation.height !== undefined) {
    return { width: operation.width, height: operation.height };
  }
  const wanted = (operation.percent ?? 100) / 100;
  const scale = Math.min(wanted, MAX_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function toRaw(image: Sharp): Promise<Raw> {
  return image.raw().toBuffer({ resolveWithObject: true });
}

function fromRaw({ data, info: { width, height, channels } }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
