import sharp from 'sharp';
import { harmless } from '../../prompt/data.js';
import type { Box, SeeingModel } from '../../types.js';
import { pixelBox } from '../boxes.js';
import type { Scene } from '../answers/scene.js';
import type { Canvas } from '../canvas.js';
import { frameOf, toPicture } from '../frame.js';
import { dialectOf } from '../grounding/dialects.js';
import type { Dialect } from '../grounding/dialects.js';
import type { Grounded } from '../grounding/grounding.js';
import type { Mark } from '../mark.js';
import { pictureOf } from './picture.js';

/** Tokens of one answer: about ten boxes. */
const GROUNDING_TOKENS = 400;
const JPEG_QUALITY = 90;

/** A box or a point that the model named, in pixels of the picture. */
export type Found = Grounded;

/**
 * Where the model itself says that something is, in its family's own way of writing, held to that while it writes; checked and brought
 * back to the picture's pixels. Undefined when its family cannot, or the step did not work.
 */
export function ground(
  scene: Scene,
  seeing: SeeingModel,
  picture: number,
  what: string,
): Promise<readonly Found[] | undefined> {
  const dialect = dialectOf(seeing.eyes.modelType);
  if (!dialect) return Promise.resolve(undefined);
  const canvas = scene.canvases[picture]!;
  const { words } = scene;
  return scene.looker.step({
    tool: 'find',
    picture,
    how: `by the model: ${what}`,
    work: async (signal) => {
      const shown = await shownIn(dialect, canvas, seeing);
      const content = [pictureOf(shown.bytes), { type: 'text' as const, text: dialect.request(harmless(what)) }];
      const { text } = await seeing.write(
        {
          prompt: { messages: [{ role: 'user', content }] },
          maxTokens: GROUNDING_TOKENS,
          constraint: dialect.constraint(harmless(what)),
        },
        signal,
      );
      const value = dialect.parse(text, shown).flatMap((one) => inPicture(one, shown, canvas) ?? []);
      return { value, note: `${words.steps.find}: ${what} → ${value.length}`, marks: value.map(markOf) };
    },
  });
}

/** The mark of something that was found. */
export function markOf(found: Found): Mark {
  return found.shape === 'box' ? { shape: 'box', box: found.box } : { shape: 'point', x: found.x, y: found.y };
}

/** Its box; a point is a box without sides. */
export function boxOf(found: Found): Box {
  return found.shape === 'box' ? found.box : { x: found.x, y: found.y, width: 0, height: 0 };
}

interface ShownPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The picture as it is, so that it need not be encoded again, or in a size that the encoder takes to the pixel. */
async function shownIn({ sideMultiple }: Dialect, canvas: Canvas, { eyes }: SeeingModel): Promise<ShownPicture> {
  if (sideMultiple === undefined) return canvas;
  const most = eyes.pictureTokens * sideMultiple ** 2;
  const scale = Math.min(1, Math.sqrt(most / (canvas.width * canvas.height)));
  const side = (length: number) => Math.max(1, Math.floor((length * scale) / sideMultiple)) * sideMultiple;
  const [width, height] = [side(canvas.width), side(canvas.height)];
  const bytes = await sharp(canvas.bytes)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width, height, fit: 'fill' })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return { bytes, width, height };
}

function inPicture(found: Grounded, shown: ShownPicture, canvas: Canvas): Found | undefined {
  const frame = frameOf({ x: 0, y: 0, width: canvas.width, height: canvas.height }, shown);
  const at = toPicture(boxOf(found), frame);
  if (found.shape === 'point') return { ...found, x: Math.round(at.x), y: Math.round(at.y) };
  const box = pixelBox(at, canvas);
  return box && { ...found, box };
}
