import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { planDecoder } from '../decoder/build.js';
import { deviceTarget } from '../decoder/device/target.js';
import { readShape } from '../decoder/shape.js';
import { ImportError } from '../errors.js';
import { openGguf } from '../gguf/file.js';
import { encodeModel } from '../onnx/encode.js';
import { writeAtomically } from './atomic.js';
import { DATA_FILE } from './import-gguf.js';
import { readRopeDivisors } from './rope-divisors.js';

/** Raised whenever the same GGUF file gives another graph for devices. */
const VERSION = 1;

/** Beside GRAPH_FILE, with which it shares the weights. */
export const DEVICE_GRAPH_FILE = `model.device-${VERSION}.onnx`;

/**
 * Writes the graph for devices (deviceInputs) beside an import, for the weights that are there already. Takes well under a second.
 * @param ggufPath the file that `dir` was imported from
 * @throws ImportError when `dir` was imported from another file
 */
export async function writeDeviceGraph({ ggufPath, dir }: { ggufPath: string; dir: string }): Promise<void> {
  const gguf = await openGguf(ggufPath);
  try {
    const shape = readShape(gguf);
    const plan = planDecoder(gguf, shape, {
      dataFile: DATA_FILE,
      activations: 'float32',
      target: deviceTarget(shape.vocabSize),
      ropeDivisors: await readRopeDivisors(gguf, shape),
    });
    if ((await stat(join(dir, DATA_FILE))).size !== plan.dataBytes)
      throw new ImportError('format', `the weights in ${dir} are not those of ${ggufPath}`);
    await writeAtomically(join(dir, DEVICE_GRAPH_FILE), (file) => file.writeFile(encodeModel(plan.model)));
  } finally {
    await gguf.close();
  }
}
