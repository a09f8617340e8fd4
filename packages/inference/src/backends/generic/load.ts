import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { Sight } from '../../engine/pictures/sight.js';
import { createTokenizer } from '../../tokenizer/tokenizer.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { GRAPHS } from '../../models/export/graphs.js';
import type { PreparedPicture } from '../../vision/family.js';
import { loadVisionModel } from '../../vision/load.js';
import type { Backend } from '../backend.js';
import { GenericBackend } from './backend.js';
import { readCaches } from './caches.js';
import { Embeddings } from './embeddings.js';
import { onnxFile, usesOperator } from './onnx-files.js';
import { openGraph, tensorOf } from './session.js';
import type { Native } from './session.js';
import { encoderKey, readExport } from './settings.js';

/** Longest conversation, in tokens, unless asked otherwise: room for a few pictures. Columns are made as they are needed. */
const CONTEXT_LENGTH = 8192;
/** Share of the context that one picture may take. */
const PICTURE_SHARE = 1 / 4;

export interface GenericOptions {
  /** A model's folder in the Hugging Face layout: config.json, tokenizer.json, onnx/… */
  readonly dir: string;
  readonly threads: number;
  /** Columns of a row, at most. Default {@link CONTEXT_LENGTH}. */
  readonly contextLength?: number | undefined;
  /** Where encodings of pictures are kept. Default: in the model's folder. */
  readonly pictureCacheDir?: string | undefined;
  /** Called around everything that runs inside onnxruntime. */
  readonly native?: Native;
}

export interface GenericModel {
  readonly backend: Backend;
  readonly tokenizer: ChatTokenizer;
  readonly sight: Sight;
}

/** Loads a vision-language model's three graphs. @throws Error when files are missing or do not fit, VisionError for an unknown family */
export async function loadGenericModel(options: GenericOptions): Promise<GenericModel> {
  const { dir, threads, native = (run) => run() } = options;
  const settings = await readExport(dir);
  const { hiddenSize } = settings;
  const { vocabSize } = settings.tokenizer;
  const tokenizer = createTokenizer(settings.tokenizer);
  const contextLength = Math.min(options.contextLength ?? CONTEXT_LENGTH, settings.contextLength);
  const mostTokens = Math.floor(contextLength * PICTURE_SHARE);
  const encode = (text: string) => tokenizer.encode(text, { special: true });
  const vision = await loadVisionModel({ dir, encode, mostTokens });
  const paths = await Promise.all(GRAPHS.map((graph) => onnxFile(dir, graph)));
  const [encoderFile, embedFile, decoderFile] = paths as [string, string, string];
  const open = (file: string) => native(() => openGraph(file, threads));
  // One after the other: the gate takes one native call at a time.
  const encoder = await open(encoderFile);
  const embed = await open(embedFile);
  const decoder = await open(decoderFile);

  const backend = new GenericBackend({
    decoder,
    encoder,
    embeddings: new Embeddings(embed, native, vocabSize, hiddenSize),
    caches: readCaches(decoder, vision.caches),
    native,
    vocabSize,
    contextLength,
    fillsGaps: await usesOperator(decoderFile, 'GroupQueryAttention'),
  });
  const cacheDir = join(options.pictureCacheDir ?? join(dir, 'cache'), await encoderKey(dir, encoderFile, mostTokens));
  return {
    backend,
    tokenizer,
    sight: { vision, hiddenSize, cacheDir, encode: encodeWith(encoder, hiddenSize, native) },
  };
}

function encodeWith(encoder: InferenceSession, hiddenSize: number, native: Native): Sight['encode'] {
  return async ({ tensors, features }: PreparedPicture) => {
    const feeds = Object.fromEntries(Object.entries(tensors).map(([name, data]) => [name, tensorOf(data)]));
    const results = await native(() => encoder.run(feeds));
    const { data } = results['image_features'] ?? results[encoder.outputNames[0]!]!;
    const rows = data as Float32Array;
    if (rows.length !== features * hiddenSize)
      throw new Error(`the vision encoder gave ${rows.length / hiddenSize} rows for ${features} places`);
    return rows;
  };
}
