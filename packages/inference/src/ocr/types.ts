import type { Point } from './geometry.js';

/**
 * A line of text in a picture. Box in pixels of the picture (turned upright as its EXIF says): four corners,
 * clockwise from the top left of the text.
 */
export interface TextLine {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1. */
  readonly score: number;
  readonly box: readonly Point[];
}

/** Reads text from pictures, one after the other, in a process of its own. */
export interface TextReader {
  /**
   * Lines in reading order; none when there is no text.
   * @throws OcrError when this picture cannot be decoded or read, or takes too long; the signal's reason when aborted
   */
  read(picture: Buffer, signal?: AbortSignal): Promise<readonly TextLine[]>;
  /** Ends the process; pictures under way are rejected. */
  close(): Promise<void>;
}

/** What is wrong with one picture. */
export class OcrError extends Error {
  override readonly name = 'OcrError';
}
