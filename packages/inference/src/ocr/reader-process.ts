import { lazily, serveTasks } from '../tasks/serve.js';
import { loadModels } from './models.js';
import { readPicture } from './read-picture.js';
import { createLineReader } from './scripts/line-reader.js';

/** The reader's process, `reader-process.js DIR THREADS [SCRIPTS-DIR]`: loads the models with the first picture. */
const [dir, threads, scriptsDir] = process.argv.slice(2) as [string, string, string?];
const models = lazily(() => loadModels(dir, Number(threads)));

const others = scriptsDir === undefined ? undefined : createLineReader(scriptsDir);

serveTasks(async (picture: Uint8Array) => readPicture(await models(), others, picture));
