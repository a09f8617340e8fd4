/** An upright rectangle in pixels of the picture (turned upright as its EXIF says). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An everyday thing found in a picture. */
export interface FoundObject {
  /** One of COCO's 80 classes in their usual order, 0 (person) to 79 (toothbrush). */
  readonly kind: number;
  /** LEAST_SCORE to 1. */
  readonly score: number;
  /** Inside the picture. */
  readonly box: Box;
}

export interface FindOptions {
  /** Only this part of the picture is looked at; boxes are those of the whole picture all the same. Default: all of it. */
  readonly region?: Box;
  /**
   * How finely, 1 to 4. Default: 1, at one glance. Above, the picture (or region) is looked at whole and in scale × scale overlapping
   * tiles, and what several of them show is given once.
   */
  readonly scale?: number;
}

/** Finds objects in pictures, one after the other, in a process of its own. */
export interface ObjectFinder {
  /**
   * Surest first; none when there is nothing known.
   * @throws EyesError when this picture cannot be decoded, the region lies outside of it, or it takes too long; the signal's reason when aborted
   */
  find(picture: Buffer, options?: FindOptions, signal?: AbortSignal): Promise<readonly FoundObject[]>;
  /** Ends the process; pictures under way are rejected. */
  close(): Promise<void>;
}

/** What is wrong with one picture, or one question about it. */
export class EyesError extends Error {
  override readonly name = 'EyesError';
}
