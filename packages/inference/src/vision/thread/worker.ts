import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { PictureError } from '../../pictures/pixels.js';
import type { Job, Outcome } from './messages.js';
import { PREPARATIONS } from './preparations.js';
import type { FamilyName, Prepared, SettingsOf } from './preparations.js';

type Prepare = (picture: Uint8Array, settings: SettingsOf<FamilyName>) => Promise<Prepared<FamilyName>>;

async function work(port: MessagePort, { id, family, picture, settings }: Job): Promise<void> {
  const post = (outcome: Outcome, transfer: ArrayBuffer[] = []) => port.postMessage(outcome, transfer);
  try {
    const prepared = await (PREPARATIONS[family] as Prepare)(picture, settings);
    post(
      { id, prepared },
      Object.values(prepared.tensors).map(({ data }) => data.buffer as ArrayBuffer),
    );
  } catch (error) {
    post({ id, problem: (error as Error).message, picture: error instanceof PictureError });
  }
}

/** The picture thread: one picture after the other, as a large one takes hundreds of megabytes meanwhile. */
function main(port: MessagePort): void {
  let last = Promise.resolve();
  port.on('message', (job: Job) => {
    last = last.then(() => work(port, job));
  });
}

if (parentPort) main(parentPort);
