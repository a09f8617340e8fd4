import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pixels } from '../../pictures/pixels.js';
import { CLASSES } from './classes.js';
import { partLine } from './decode.js';
import type { PartedLine } from './decode.js';
import { FEATURES } from './features.js';
import { inkOf } from './ink.js';
import { HIDDEN, weightCount } from './network.js';

/** The network's weights; another number whenever it is made otherwise, so that an old one is not taken for it. */
export const NETWORK_FILE = 'numerals-1.bin';

/** Cuts a line into signs and says what each may be; `decodeNumeral` makes a number of it. */
export type NumeralReader = (line: Pixels) => PartedLine;

/** The reader of the network in `dir`, or undefined while it is not there. @throws Error when the file is damaged */
export async function loadNumeralReader(dir: string): Promise<NumeralReader | undefined> {
  const bytes = await readFile(join(dir, NETWORK_FILE)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!bytes) return undefined;
  const count = weightCount(FEATURES, HIDDEN, CLASSES.length);
  if (bytes.length !== count * Float32Array.BYTES_PER_ELEMENT) throw new Error(`${NETWORK_FILE} is damaged.`);
  const weights = new Float32Array(count);
  for (let at = 0; at < count; at++) weights[at] = bytes.readFloatLE(at * Float32Array.BYTES_PER_ELEMENT);
  const network = { inputs: FEATURES, hidden: HIDDEN, outputs: CLASSES.length, weights };
  return (line) => partLine(inkOf(line), network);
}
