import { lazily, serveTasks } from '../tasks/serve.js';
import { loadModels } from './models.js';
import { readPicture } from './read-picture.js';

/** The reader's process, `reader-process.js DIR THREADS`: loads the models with the first picture. */
const [dir, threads] = process.argv.slice(2) as [string, string];
const models = lazily(() => loadModels(dir, Number(threads)));

serveTasks(async (picture: Uint8Array) => readPicture(await models(), picture));
