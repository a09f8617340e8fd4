/** Data of an ONNX tensor, in the element type the file asks for. */
export type TensorData =
  | { readonly type: 'float32'; readonly dims: readonly number[]; readonly data: Float32Array }
  | { readonly type: 'int64'; readonly dims: readonly number[]; readonly data: BigInt64Array }
  | { readonly type: 'bool'; readonly dims: readonly number[]; readonly data: Uint8Array };

/** One picture, ready for the vision encoder and for its place in the prompt. */
export interface PreparedPicture {
  /** Inputs of one run of `vision_encoder` by name. Its output `image_features`, viewed as [features, hidden], are the picture's rows. */
  readonly tensors: Readonly<Record<string, TensorData>>;
  /** What the placeholder in the prompt becomes: image tokens, and the tokens that frame its tiles. */
  readonly ids: readonly number[];
  /** How many of `ids` are the image token: that many rows of features. */
  readonly features: number;
  /** Rows × columns of features that give the positions; null where a picture's tokens are counted like text. */
  readonly grid: { readonly rows: number; readonly columns: number } | null;
}

/** Position ids of a prompt. */
export interface Positions {
  /** One row of S numbers, or three (time, height, width) where the decoder takes [3,B,S]. */
  readonly rows: readonly (readonly number[])[];
  /** Position of the n-th token (0-based) after the prompt, on all rows = n + delta, n counted from the start of the prompt. */
  readonly delta: number;
}

/** A decoder's memory between runs: the output of one run is the input of the next. */
export interface CacheName {
  readonly input: string;
  readonly output: string;
  /**
   * `keys-values` [B,kvHeads,P,headSize] grows by a column a token and can be cut at any length.
   * `state` [B,hidden,n] holds for exactly the token it was made at: it cannot be cut, and padding would spoil it.
   */
  readonly kind: 'keys-values' | 'state';
}

/** A vision-language model's way from pictures and ids to the inputs of its three files. */
export interface VisionModel {
  /** Name of the family. */
  readonly family: string;
  /** `model_type` of its config.json. */
  readonly modelType: string;
  /** Tokens that a picture takes at most, the ones around it included. */
  readonly mostTokens: number;
  /** The id in the prompt that stands for a row of features. */
  readonly imageTokenId: number;
  /** In the order of the layers; numbers keep their gaps. */
  readonly caches: readonly CacheName[];
  /**
   * Decodes a picture (upright by its EXIF orientation, on white where it is transparent), sizes and cuts it as the model was trained.
   * One picture is one encoder run: several in one would be padded, and some families' exports then give wrong features.
   * @throws PictureError when the bytes are no picture, or one the family cannot take (proportions)
   */
  prepare(picture: Uint8Array): Promise<PreparedPicture>;
  /**
   * Token ids of a rendered prompt, with one image token a picture, to those the decoder sees.
   * @throws RangeError when there are not as many image tokens as pictures
   */
  expand(ids: readonly number[], pictures: readonly PreparedPicture[]): number[];
  /**
   * Position ids of an expanded prompt.
   * @throws RangeError when the image tokens are not those of the pictures
   */
  positions(ids: readonly number[], pictures: readonly PreparedPicture[]): Positions;
}

/** What a family reads from: the model's folder in the Hugging Face layout, and its tokenizer. */
export interface ModelFolder {
  /** Holds config.json and preprocessor_config.json (or processor_config.json). */
  readonly dir: string;
  /** Text to ids, names of special tokens interpreted, nothing added before or after. */
  readonly encode: (text: string) => readonly number[];
  /** Tokens a picture may take, where the family can give it fewer than it was trained with. Default: as trained. */
  readonly mostTokens?: number;
}

export interface VisionFamily {
  readonly name: string;
  /** Values of `model_type` in config.json. */
  readonly modelTypes: readonly string[];
  /** @throws VisionError when a setting is missing or one this program does not know */
  load(folder: ModelFolder, modelType: string): Promise<VisionModel>;
}

/** A model's folder that does not fit what this program knows. */
export class VisionError extends Error {
  override readonly name = 'VisionError';
}
