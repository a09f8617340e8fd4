import sharp from 'sharp';
import type { Box, FindOptions, FoundObject, ObjectFinder, TextLine, TextReader } from '../types.js';

/** A PNG of grey ground with coloured rectangles. */
export async function scene(width: number, height: number, boxes: readonly Box[], colour = '#2060c0'): Promise<Buffer> {
  const rects = boxes.map(
    (box) => `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${colour}"/>`,
  );
  return sharp({ create: { width, height, channels: 3, background: '#d8d8d8' } })
    .composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rects.join('')}</svg>`,
        ),
      },
    ])
    .png()
    .toBuffer();
}

/** A finder that finds what it is told to; counts what it is asked. */
export function scriptedFinder(
  script:
    | readonly FoundObject[]
    | ((options: FindOptions, signal?: AbortSignal) => readonly FoundObject[] | Promise<readonly FoundObject[]>),
): ObjectFinder & { readonly asked: FindOptions[] } {
  const asked: FindOptions[] = [];
  return {
    ready: true,
    asked,
    find: async (_, options = {}, signal) => {
      asked.push(options);
      return typeof script === 'function' ? script(options, signal) : script;
    },
  };
}

/** A reader of one line a row, 20 pixels high, from the top left down. */
export function scriptedReader(lines: readonly (string | TextLine)[]): TextReader {
  const stacked = lines.map((line, i): TextLine => (typeof line === 'string' ? textLine(line, 10, 10 + i * 30) : line));
  return { read: () => Promise.resolve(stacked) };
}

export function textLine(text: string, x: number, y: number, width = text.length * 10): TextLine {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + 20],
    [x, y + 20],
  ] as const;
  return { text, score: 0.9, box: corners };
}

/**
 * A box of the upright picture, in the pixels of the file as it was stored before its EXIF turn.
 * @param orientation EXIF 1 to 8 (TIFF tag 274): how row 0 and column 0 of the file are shown
 * @param stored the file's size, before the turn
 */
export function toStored(box: Box, orientation: number, stored: Pick<Box, 'width' | 'height'>): Box {
  const { x, y, width, height } = box;
  const mirroredX = stored.width - x - width;
  const mirroredY = stored.height - y - height;
  switch (orientation) {
    case 2:
      return { x: mirroredX, y, width, height };
    case 3:
      return { x: mirroredX, y: mirroredY, width, height };
    case 4:
      return { x, y: mirroredY, width, height };
    case 5:
      return { x: y, y: x, width: height, height: width };
    case 6:
      return { x: y, y: stored.height - x - width, width: height, height: width };
    case 7:
      return { x: stored.width - y - height, y: stored.height - x - width, width: height, height: width };
    case 8:
      return { x: stored.width - y - height, y: x, width: height, height: width };
    default:
      return box;
  }
}
