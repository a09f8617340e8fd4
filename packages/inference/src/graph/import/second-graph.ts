import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { planDecoder } from '../decoder/build.js';
import type { Activations } from '../decoder/linear.js';
import { readShape, type DecoderShape } from '../decoder/shape.js';
import type { DecoderTarget } from '../decoder/target.js';
import { ImportError } from '../errors.js';
import { openGguf } from '../gguf/file.js';
import { encodeModel } from '../onnx/encode.js';
import { writeAtomically } from './atomic.js';
import { DATA_FILE } from './import-gguf.js';
import { readRopeDivisors } from './rope-divisors.js';

/** A graph beside GRAPH_FILE, with which it shares the weights. */
export interface SecondGraph {
  readonly file: string;
  readonly activations: Activations;
  readonly target: (shape: DecoderShape) => DecoderTarget;
}

/**
 * Writes another graph beside an import, for the weights that are there already. Takes well under a second.
 * @param ggufPath the file that `dir` was imported from
 * @throws ImportError when `dir` was imported from another file
 */
export async function writeSecondGraph(
  { file, activations, target }: SecondGraph,
  { ggufPath, dir }: { ggufPath: string; dir: string },
): Promise<void> {
  const gguf = await openGguf(ggufPath);
  try {
    const shape = readShape(gguf);
    const plan = planDecoder(gguf, shape, {
      dataFile: DATA_FILE,
      activations,
      target: target(shape),
      ropeDivisors: await readRopeDivisors(gguf, shape),
    });
    if ((await stat(join(dir, DATA_FILE))).size !== plan.dataBytes)
      throw new ImportError('format', `the weights in ${dir} are not those of ${ggufPath}`);
    await writeAtomically(join(dir, file), (out) => out.writeFile(encodeModel(plan.model)));
  } finally {
    await gguf.close();
  }
}
