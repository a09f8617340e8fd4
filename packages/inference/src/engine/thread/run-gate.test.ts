import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it } from '@jest/globals';
import { compiledFile } from './compiled-file.js';
import { RunGate } from './run-gate.js';

/** A thread that is in two runs at once, which end 100 and 200 milliseconds after it says so. */
const TWO_RUNS = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData.file).then(({ RunGate }) => {
  const gate = new RunGate(workerData.memory);
  const run = (ms) => () => new Promise((resolve) => setTimeout(resolve, ms));
  void gate.pass(run(100));
  void gate.pass(run(200));
  parentPort.postMessage('in');
});`;

it('waits for every run in progress and lets no other begin', async () => {
  const gate = new RunGate();
  const file = new URL(`file://${compiledFile(new URL('./run-gate.js', import.meta.url))}`).href;
  const thread = new Worker(TWO_RUNS, { eval: true, workerData: { file, memory: gate.memory } });
  await new Promise((resolve) => thread.once('message', resolve));
  const began = performance.now();
  gate.shut();
  expect(performance.now() - began).toBeGreaterThan(150);
  let ran = false;
  void gate.pass(async () => {
    ran = true;
  });
  await sleep(0);
  expect(ran).toBe(false);
  await thread.terminate();
});
