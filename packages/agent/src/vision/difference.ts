import sharp from 'sharp';
import { MAX_PIXELS } from '../pictures/limits.js';
import type { Box } from '../types.js';
import type { Canvas } from './canvas.js';

/** Longer side at which pictures are compared, in pixels: finer is noise of compression. */
const SIDE = 384;
/** Blur (sigma) against noise and shifts of a pixel. */
const BLUR = 1.2;
/** Difference of a colour channel, 0 to 255, that is seen. */
const SEEN = 36;
/** Pixels between changed ones that still belong to one difference. */
const REACH = 6;
/** Fewer changed pixels than this are noise. */
const LEAST_PIXELS = 12;
const MOST_BOXES = 20;
/** Pictures whose proportions differ by more than this share, or that changed over more than this share, are different pictures. */
const PROPORTIONS = 0.03;
const ANOTHER_PICTURE = 0.5;

/**
 * Where two pictures differ, as boxes of the second one's pixels, largest first; none when they are the same; undefined when they are not
 * two versions of one picture.
 */
export async function differencesOf(a: Canvas, b: Canvas): Promise<readonly Box[] | undefined> {
  const ratio = a.width / a.height / (b.width / b.height);
  if (Math.abs(Math.log(ratio)) > PROPORTIONS) return undefined;
  const scale = SIDE / Math.max(b.width, b.height);
  const size = { width: Math.max(1, Math.round(b.width * scale)), height: Math.max(1, Math.round(b.height * scale)) };
  const [before, after] = await Promise.all([pixels(a, size), pixels(b, size)]);
  const changed = new Uint8Array(size.width * size.height);
  let count = 0;
  for (let i = 0; i < changed.length; i++) {
    const most = Math.max(...[0, 1, 2].map((c) => Math.abs(before[i * 3 + c]! - after[i * 3 + c]!)));
    if (most > SEEN) {
      changed[i] = 1;
      count++;
    }
  }
  if (count > changed.length * ANOTHER_PICTURE) return undefined;
  const toPicture = ({ x, y, width, height }: Box): Box => ({
    x: (x / size.width) * b.width,
    y: (y / size.height) * b.height,
    width: (width / size.width) * b.width,
    height: (height / size.height) * b.height,
  });
  return islands(changed, size).map(toPicture);
}

async function pixels({ bytes }: Canvas, size: { readonly width: number; readonly height: number }): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ ...size, fit: 'fill' })
    .blur(BLUR)
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** Boxes around groups of changed pixels, largest first. */
function islands(changed: Uint8Array, { width, height }: { readonly width: number; readonly height: number }): Box[] {
  const boxes: Box[] = [];
  for (let start = 0; start < changed.length; start++) {
    if (changed[start] !== 1) continue;
    changed[start] = 2;
    const stack = [start];
    let [left, right, top, bottom, count] = [width, 0, height, 0, 0];
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      count++;
      for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++)
        for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++)
          if (changed[v * width + u] === 1) {
            changed[v * width + u] = 2;
            stack.push(v * width + u);
          }
    }
    if (count >= LEAST_PIXELS) boxes.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 });
  }
  return boxes.sort((one, other) => other.width * other.height - one.width * one.height).slice(0, MOST_BOXES);
}
