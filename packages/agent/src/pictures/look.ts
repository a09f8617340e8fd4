import type { StoredMedia } from '@hearth/message';
import type { MediaAccess, TextReader } from '../types.js';
import { dominantColours } from './colours.js';
import type { Colour } from './colours.js';
import { orientationOf } from './orientation.js';
import type { Orientation } from './orientation.js';
import { previewOf } from './preview.js';
import { rowsOf } from './rows.js';

/** All that can be told of a picture without seeing it. */
export interface Look {
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  readonly colours: readonly Colour[];
  /** Text in reading order; undefined when no reader was at hand. */
  readonly lines: readonly string[] | undefined;
}

/** Lines below this score are noise more often than text. */
const LEAST_SCORE = 0.5;

/** @throws Error when the picture cannot be decoded, the signal's reason when aborted. */
export async function lookAt(
  media: StoredMedia,
  access: MediaAccess,
  reader: TextReader | undefined,
  signal: AbortSignal,
): Promise<Look> {
  const picture = await access.read(media);
  signal.throwIfAborted();
  const [preview, lines] = await Promise.all([previewOf(picture), reader?.read(picture, signal)]);
  const { width, height } = preview.full;
  return {
    width,
    height,
    orientation: orientationOf(width, height),
    colours: dominantColours(preview).map(({ name }) => name),
    lines: lines && textOf(lines),
  };
}

function textOf(lines: Awaited<ReturnType<TextReader['read']>>): string[] {
  return rowsOf(lines.filter((line) => line.score >= LEAST_SCORE && line.text.trim() !== ''));
}
