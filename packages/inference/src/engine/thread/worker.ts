import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Scheduler } from '../scheduler/scheduler.js';
import { DeviceLock } from './device-lock.js';
import { loadModel } from './load-model.js';
import type { FromThread, ThreadData } from './messages.js';
import { RunGate } from './run-gate.js';
import { serve } from './serve.js';

/** The engine thread: owns model, tokenizer and scheduler, and answers the messages of the main thread. */
async function main(port: MessagePort, { options, gate: memory, lock }: ThreadData): Promise<void> {
  const { slots, cacheBytes } = options;
  const loaded = await loadModel(options, new RunGate(memory), new DeviceLock(lock));
  const { id, backend, tokenizer, sight, why } = loaded;
  const scheduler = new Scheduler({ backend, tokenizer, slots, cacheBytes, ...(sight && { sight }) });
  const { hiddenSize, device, name, contextLength } = backend;
  serve(port, { scheduler, tokenizer, backend });
  const eyes = sight && { modelType: sight.vision.modelType, pictureTokens: sight.vision.mostTokens };
  const model = {
    id,
    contextLength,
    hiddenSize,
    sees: eyes !== undefined,
    ...(eyes && { eyes }),
    device,
    deviceWhy: why,
    backend: name,
  };
  port.postMessage({ type: 'ready', model } satisfies FromThread);
}

if (parentPort) await main(parentPort, workerData as ThreadData);
