import { parentPort, workerData } from 'node:worker_threads';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { runProgram } from './sandbox.js';
import type { ProgramOutcome } from './types.js';

/** What the thread of one program is started with. */
export interface ProgramData {
  readonly source: string;
  /** JSON of the program's `data`. */
  readonly json: string;
}

/** The thread of one program: runs it, tells the outcome, ends. */
async function main(post: (outcome: ProgramOutcome) => void, { source, json }: ProgramData): Promise<void> {
  post(runProgram(await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync')), source, json));
}

if (parentPort) {
  const port = parentPort;
  await main((outcome) => port.postMessage(outcome), workerData as ProgramData);
}
