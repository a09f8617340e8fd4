import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { planDecoder } from '../decoder/build.js';
import { cpuTarget } from '../decoder/cpu/target.js';
import type { Activations } from '../decoder/linear.js';
import { readShape } from '../decoder/shape.js';
import { openGguf } from '../gguf/file.js';
import { encodeModel } from '../onnx/encode.js';
import type { ModelManifest } from '../../models/manifest.js';
import { writeAtomically } from './atomic.js';
import { fill } from './fill.js';
import { readRopeDivisors } from './rope-divisors.js';

/** Raised whenever the same GGUF file gives another graph, so that older imports are made anew. */
export const IMPORTER_VERSION = 4;

export const GRAPH_FILE = 'model.onnx';
export const DATA_FILE = `${GRAPH_FILE}.data`;

/** The part of the manifest that describes the graph. */
export type GraphFacts = Pick<
  ModelManifest,
  | 'architecture'
  | 'layers'
  | 'hiddenSize'
  | 'heads'
  | 'kvHeads'
  | 'headSize'
  | 'vocabSize'
  | 'contextLength'
  | 'probeLayer'
  | 'importer'
>;

export interface ImportProgress {
  /** Bytes of the GGUF file's tensors. */
  readonly done: number;
  readonly total: number;
}

export interface ImportOptions {
  readonly ggufPath: string;
  /** Made if absent. */
  readonly outDir: string;
  /** Default int8. float32 is the yardstick that accuracy is measured with. */
  readonly activations?: Activations;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Turns a GGUF file into `model.onnx` and `model.onnx.data` in `outDir`, exactly (the weights are those that the GGUF file stands for).
 * The data file is complete before the graph appears. Takes about 100 MB of memory whatever the model's size.
 * @returns what the manifest says about the graph
 * @throws ImportError when the file is broken or cannot be imported; the signal's reason when aborted; file system errors as they are.
 */
export async function importGguf({
  ggufPath,
  outDir,
  activations = 'int8',
  onProgress,
  signal,
}: ImportOptions): Promise<GraphFacts> {
  const gguf = await openGguf(ggufPath);
  try {
    const shape = readShape(gguf);
    const ropeDivisors = await readRopeDivisors(gguf, shape);
    const plan = planDecoder(gguf, shape, { dataFile: DATA_FILE, activations, target: cpuTarget(), ropeDivisors });
    await mkdir(outDir, { recursive: true });
    const total = plan.fills.reduce((sum, piece) => sum + ('tensor' in piece ? piece.tensor.bytes : 0), 0);
    let done = 0;
    const onBytes = (bytes: number): void => {
      signal?.throwIfAborted();
      done += bytes;
      onProgress?.({ done, total });
    };
    await writeAtomically(join(outDir, DATA_FILE), async (file) => {
      // Gaps between regions and vectors that the file lacks stay zero.
      await file.truncate(plan.dataBytes);
      for (const piece of plan.fills) {
        signal?.throwIfAborted();
        await fill(gguf, file, piece, onBytes);
      }
    });
    await writeAtomically(join(outDir, GRAPH_FILE), (file) => file.writeFile(encodeModel(plan.model)));
    const { architecture, layers, hiddenSize, heads, kvHeads, headSize, vocabSize, contextLength } = shape;
    return {
      architecture,
      layers,
      hiddenSize,
      heads,
      kvHeads,
      headSize,
      vocabSize,
      contextLength,
      probeLayer: plan.probeLayer,
      importer: IMPORTER_VERSION,
    };
  } finally {
    await gguf.close();
  }
}
