import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCpuSplitBackend } from '../../backends/cpu-split/backend.js';
import { MANIFEST_FILE, modelManifest } from '../../models/manifest.js';
import { loadTokenizer } from '../../tokenizer/tokenizer.js';
import { Scheduler } from '../scheduler/scheduler.js';
import type { FromThread, ThreadData } from './messages.js';
import { RunGate } from './run-gate.js';
import { serve } from './serve.js';

/** The engine thread: owns model, tokenizer and scheduler, and answers the messages of the main thread. */
async function main(port: MessagePort, { options, gate: memory }: ThreadData): Promise<void> {
  const { dir, slots, threads, cacheBytes } = options;
  const gate = new RunGate(memory);
  const manifest = modelManifest.parse(JSON.parse(await readFile(join(dir, MANIFEST_FILE), 'utf8')));
  const contextLength = Math.min(options.contextLength, manifest.contextLength);
  const [tokenizer, backend] = await Promise.all([
    loadTokenizer(dir),
    createCpuSplitBackend({ dir, manifest, threads, contextLength, native: (run) => gate.pass(run) }),
  ]);
  const scheduler = new Scheduler({ backend, tokenizer, slots, cacheBytes });
  const { hiddenSize, device, name } = backend;
  serve(port, { scheduler, tokenizer, backend });
  const model = { id: manifest.id, contextLength, hiddenSize, sees: false, device, backend: name };
  port.postMessage({ type: 'ready', model } satisfies FromThread);
}

if (parentPort) await main(parentPort, workerData as ThreadData);
