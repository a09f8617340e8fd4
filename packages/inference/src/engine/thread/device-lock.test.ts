import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { compiledFile } from './compiled-file.js';
import { DeviceLock } from './device-lock.js';

const HOLDS = 300;
/** Holds the lock again and again; counts how often, and how often another thread was inside too. Every tenth run throws. */
const WORK = `
  const { workerData } = require('node:worker_threads');
  const { file, memory, counts, holds } = workerData;
  const [inside, done, met] = [0, 1, 2];
  const state = new Int32Array(counts);
  void import(file).then(async ({ DeviceLock }) => {
    const lock = new DeviceLock(memory);
    for (let i = 0; i < holds; i++)
      await lock.hold(async () => {
        if (Atomics.add(state, inside, 1) > 0) Atomics.add(state, met, 1);
        await new Promise(setImmediate);
        Atomics.sub(state, inside, 1);
        Atomics.add(state, done, 1);
        if (i % 10 === 0) throw new Error('a run that failed');
      }).catch(() => undefined);
  });
`;

test('threads are inside one at a time, also after runs that fail', async () => {
  const lock = new DeviceLock();
  const counts = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
  const file = pathToFileURL(compiledFile(new URL('./device-lock.js', import.meta.url))).href;
  const workerData = { file, memory: lock.memory, counts, holds: HOLDS };
  const threads = [1, 2, 3].map(() => new Worker(WORK, { eval: true, workerData }));
  await Promise.all(threads.map((thread) => once(thread, 'exit')));
  expect([...new Int32Array(counts)]).toEqual([0, 3 * HOLDS, 0]);
});
