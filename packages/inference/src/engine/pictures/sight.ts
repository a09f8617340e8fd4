import type { PreparedPicture, VisionModel } from '../../vision/family.js';

/** How a model sees: its family, and its encoder. */
export interface Sight {
  readonly vision: VisionModel;
  /** The picture's features, [features, hiddenSize]; the tensors' memory is given away. Runs beside the backend, in a thread of its own. */
  encode(picture: PreparedPicture): Promise<Float32Array>;
  /** Folder where encodings are kept, named for the model and its settings. */
  readonly cacheDir: string;
  readonly hiddenSize: number;
}

/** A picture as it was encoded: everything but its pixels. */
export interface Encoding extends Omit<PreparedPicture, 'tensors'> {
  /** [features, hiddenSize] */
  readonly rows: Float32Array;
}

/**
 * A picture in the engine. Its rows are known by ids beyond the vocabulary, `firstId` and the following: the same picture has the same
 * ones in every prompt, so that a prefix with pictures is compared like any other.
 */
export interface EncodedPicture extends Encoding {
  readonly firstId: number;
  /** Never read: an encoded picture has no pixels. */
  readonly tensors: PreparedPicture['tensors'];
}
