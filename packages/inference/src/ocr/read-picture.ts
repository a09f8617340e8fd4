import type { Recognised } from './ctc.js';
import type { TextBox } from './detection.js';
import { distance } from './geometry.js';
import { LINE_HEIGHT } from './models.js';
import type { OcrModels } from './models.js';
import { decode } from '../pictures/pixels.js';
import { pageAngle, straightened } from './page-angle.js';
import { inReadingOrder } from './reading-order.js';
import { withRupees } from './rupee.js';
import type { NumeralReader } from './numerals/reader.js';
import type { Pixels } from '../pictures/pixels.js';
import type { LineReader } from './scripts/line-reader.js';
import { readOtherScripts } from './scripts/other-scripts.js';
import type { ReadLine } from './scripts/other-scripts.js';
import type { TextLine } from './types.js';
import { cutOut } from './warp.js';

/** Lines read with less certainty are more often noise than text. */
const MIN_SCORE = 0.5;
/** Of scripts that the model does not know it reads surely, but nothing but spaces and commas. */
const SOMETHING = /[\p{L}\p{N}]/u;
/** A box this many times higher than wide holds a line that runs down the picture. */
const UPRIGHT_RATIO = 1.5;

/** A picture whose lines are read with less certainty, in the mean, may be upside down: it is read the other way round too. */
const SURE_SCORE = 0.9;

const NOTHING: ReadonlyMap<ReadLine, Recognised> = new Map();

interface Reading extends ReadLine {
  /** Corners clockwise from the top left of the text itself. */
  readonly box: TextBox;
}

/** Readers of what the models do not know. */
export interface OtherReaders {
  /** Lines in other scripts. */
  readonly lines: LineReader;
  /** Numbers in their digits, once it is there. */
  readonly numerals: () => Promise<NumeralReader | undefined>;
}

/**
 * Finds and reads the text of one picture. `others` read lines in scripts that the models do not know.
 * @throws PictureError when it cannot be decoded
 */
export async function readPicture(
  models: OcrModels,
  others: OtherReaders | undefined,
  picture: Uint8Array,
): Promise<TextLine[]> {
  const { pixels, scale } = await decode(picture);
  const boxes = (await models.detect(pixels)).map(along);
  const readings = inReadingOrder(await readSurest(models, others, pixels, boxes)).filter(
    ({ recognised: { score, text } }) => score > MIN_SCORE && SOMETHING.test(text),
  );
  const angle = pageAngle(readings.map(({ box }) => box));
  const texts = withRupees(readings.map(({ recognised: { text } }) => text.trim()));
  return readings.map(({ recognised: { score }, box }, at) => ({
    text: texts[at]!,
    score,
    box: straightened(box, angle).map(([x, y]) => [x * scale, y * scale] as const),
  }));
}

/**
 * Reads all lines as they stand, in other scripts where those fit or, when that is surer, upside down. Single lines say little about this:
 * "11" is sure both ways.
 */
async function readSurest(
  models: OcrModels,
  others: OtherReaders | undefined,
  pixels: Pixels,
  boxes: readonly TextBox[],
): Promise<Reading[]> {
  const upright = await readAll(models, pixels, boxes);
  // What fails here leaves the lines as they were read.
  const better = others ? await inOtherScripts(upright, others).catch(() => NOTHING) : NOTHING;
  if (better.size > 0) return upright.map((one) => ({ ...one, recognised: better.get(one) ?? one.recognised }));
  if (sureness(upright) >= SURE_SCORE) return upright;
  const flipped = await readAll(
    models,
    pixels,
    boxes.map(([topLeft, topRight, bottomRight, bottomLeft]) => [bottomRight, bottomLeft, topLeft, topRight]),
  );
  return sureness(flipped) > sureness(upright) ? flipped : upright;
}

async function inOtherScripts(
  lines: readonly ReadLine[],
  { lines: reader, numerals }: OtherReaders,
): Promise<ReadonlyMap<ReadLine, Recognised>> {
  return readOtherScripts(lines, reader, await numerals());
}

async function readAll(models: OcrModels, pixels: Pixels, boxes: readonly TextBox[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const box of boxes) {
    const line = cutOut(pixels, box, LINE_HEIGHT);
    readings.push({ line, recognised: await models.recognise(line), box });
  }
  return readings;
}

/** Mean score, each line counted by the length of its box. 1 when there are none. */
function sureness(readings: readonly Reading[]): number {
  const lengths = readings.map(({ box: [from, to] }) => distance(from, to));
  const sum = lengths.reduce((total, length, at) => total + length * readings[at]!.recognised.score, 0);
  return readings.length === 0 ? 1 : sum / lengths.reduce((total, length) => total + length, 0);
}

/** The box so that its text runs from left to right: one that stands upright is read downwards. */
function along(box: TextBox): TextBox {
  const [topLeft, topRight, bottomRight, bottomLeft] = box;
  if (distance(topLeft, bottomLeft) < UPRIGHT_RATIO * distance(topLeft, topRight)) return box;
  return [topRight, bottomRight, bottomLeft, topLeft];
}
