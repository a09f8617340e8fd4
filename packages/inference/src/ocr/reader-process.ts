import { lazily, serveTasks } from '../tasks/serve.js';
import { loadModels } from './models.js';
import { loadNumeralReader } from './numerals/reader.js';
import type { NumeralReader } from './numerals/reader.js';
import { readPicture } from './read-picture.js';
import { createLineReader } from './scripts/line-reader.js';

/** The reader's process, `reader-process.js DIR THREADS [SCRIPTS-DIR [NUMERALS-DIR]]`: loads the models with the first picture. */
const [dir, threads, scriptsDir, numeralsDir] = process.argv.slice(2) as [string, string, string?, string?];
const models = lazily(() => loadModels(dir, Number(threads)));

// Made in the background after the first start: looked for again until it is there.
let reader: NumeralReader | undefined;
const numerals = async (): Promise<NumeralReader | undefined> =>
  (reader ??= numeralsDir === undefined ? undefined : await loadNumeralReader(numeralsDir));

const others = scriptsDir === undefined ? undefined : { lines: createLineReader(scriptsDir), numerals };

serveTasks(async (picture: Uint8Array) => readPicture(await models(), others, picture));
