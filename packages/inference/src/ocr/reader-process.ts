import type { ReadReply, ReadRequest } from './messages.js';
import { loadModels } from './models.js';
import type { OcrModels } from './models.js';
import { readPicture } from './read-picture.js';

/** The reader's process, `reader-process.js DIR THREADS`: loads the models with the first picture, answers one request after the other. */
const [dir, threads] = process.argv.slice(2) as [string, string];
let models: Promise<OcrModels> | undefined;

/** Failed loading is tried again with the next picture: the files may be there by then. */
function loadedModels(): Promise<OcrModels> {
  models ??= loadModels(dir, Number(threads)).catch((error: unknown) => {
    models = undefined;
    throw error;
  });
  return models;
}

async function answer({ id, picture }: ReadRequest): Promise<ReadReply> {
  try {
    return { id, lines: await readPicture(await loadedModels(), picture) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

process.on('message', (request: ReadRequest) => {
  void answer(request).then((reply) => process.send!(reply));
});
// Without the program there is nothing to do. Ctrl-C reaches the whole group, but the program decides when it is over.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined);
