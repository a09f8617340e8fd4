import { join } from 'node:path';
import { RunGate } from '../../engine/thread/run-gate.js';
import type { Sight } from '../../engine/pictures/sight.js';
import { createTokenizer } from '../../tokenizer/tokenizer.js';
import type { ChatTokenizer } from '../../tokenizer/tokenizer.js';
import { GRAPHS } from '../../models/export/graphs.js';
import type { PreparedPicture } from '../../vision/family.js';
import { loadVisionModel } from '../../vision/load.js';
import type { Backend } from '../backend.js';
import { GenericBackend } from './backend.js';
import { readCaches } from './caches.js';
import { checkInputs } from './decoder-inputs.js';
import { Embeddings } from './embeddings.js';
import { EncoderThread } from './encoder-thread.js';
import { onnxFile, usesOperator } from './onnx-files.js';
import { openGraph } from './session.js';
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
  /** Passed by everything that runs inside onnxruntime. */
  readonly gate?: RunGate;
}

export interface GenericModel {
  readonly backend: Backend;
  readonly tokenizer: ChatTokenizer;
  readonly sight: Sight;
}

/** Loads a vision-language model's three graphs. @throws Error when files are missing or do not fit, VisionError for an unknown family */
export async function loadGenericModel(options: GenericOptions): Promise<GenericModel> {
  const { dir, threads, gate = new RunGate() } = options;
  const native: Native = (run) => gate.pass(run);
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
  // One after the other: when one cannot be loaded, nothing else is being loaded, and this thread may end.
  const embed = await open(embedFile);
  const decoder = await open(decoderFile);
  checkInputs(decoder, vision.caches);
  const encoder = await EncoderThread.open({ file: encoderFile, threads, gate: gate.memory });

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
    sight: { vision, hiddenSize, cacheDir, encode: encodeWith(encoder, hiddenSize) },
  };
}

function encodeWith(encoder: EncoderThread, hiddenSize: number): Sight['encode'] {
  return async ({ tensors, features }: PreparedPicture) => {
    const rows = await encoder.encode(tensors);
    if (rows.length !== features * hiddenSize)
      throw new Error(`the vision encoder gave ${rows.length / hiddenSize} rows for ${features} places`);
    return rows;
  };
}
