import { parentPort, workerData } from 'node:worker_threads';
import type { ReadReply, ReadRequest, ReaderData } from './messages.js';
import { loadModels } from './models.js';
import { readPicture } from './read-picture.js';

/** The reader's thread: loads the models at the first picture, answers one request after the other. */
const { dir, threads } = workerData as ReaderData;
const models = loadModels(dir, threads);
// Said with the first picture, not as an unhandled rejection.
models.catch(() => undefined);

async function answer({ id, picture }: ReadRequest): Promise<ReadReply> {
  try {
    return { id, lines: await readPicture(await models, picture) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

parentPort!.on('message', (request: ReadRequest) => {
  void answer(request).then((reply) => parentPort!.postMessage(reply));
});
