import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compiledFile } from '../engine/thread/compiled-file.js';
import { EngineError } from '../engine/types.js';
import { STATES_GRAPH, writeSecondGraph } from '../graph/index.js';
import type { ModelManifest, SeeingManifest } from '../models/manifest.js';
import { Meter } from '../models/progress.js';
import type { InstallOptions } from '../models/store/fetch-entry.js';
import { layout } from '../models/store/layout.js';
import { lockEntry } from '../models/store/lock-entry.js';
import { TaskProcess } from '../tasks/task-process.js';
import { batchesOf } from './batches.js';
import type { StatesResult, StatesTask, Tokens } from './messages.js';
import { StateStore } from './store.js';

/** Tokens of a run: enough for every processor to be busy; more leave the caches (measured with 0.1 and 1.5 billion weights on 2 cores). */
const TOKENS_AT_ONCE = 256;
/** Milliseconds for one run, loading of the model included. */
const TIMEOUT_MS = 300_000;
/** Milliseconds; the process is closed when all is read. */
const IDLE_MS = 60_000;

export interface ReadStatesOptions extends InstallOptions {
  /** Folder of the model, as ensureModel gives it. */
  readonly dir: string;
  readonly manifest: ModelManifest | SeeingManifest;
}

/**
 * Hidden states of short texts as Engine.embed gives them, [hiddenSize] each, for learning from many examples: without an engine, in a process
 * whose memory is free afterwards, by a graph that stops at the layer that is read. Those of an imported model are kept beside it, so that
 * a text is read once; what was interrupted is continued. Progress is told in tokens, as phase `probe`.
 * @throws EngineError `backend` when the model cannot be loaded or run, or the signal's reason
 */
export async function readStates(texts: readonly string[], options: ReadStatesOptions): Promise<Float32Array[]> {
  const { dir, manifest } = options;
  return lockEntry(manifest.id, options, async () => {
    // Exports can be replaced under the same name; their states are quickly read.
    const store = manifest.kind === 'chat' ? await StateStore.open(dir, manifest.hiddenSize) : undefined;
    const known = new Map(texts.map((text) => [text, store?.get(text)]));
    if ([...known.values()].includes(undefined)) {
      if (manifest.kind === 'chat') await ensureCutGraph(options, manifest);
      await readMissing(known, store, options);
    }
    return texts.map((text) => known.get(text)!);
  });
}

/** Makes the graph the first time it is needed, if the file that the model was imported from is still there. */
async function ensureCutGraph({ dir, modelsDir }: ReadStatesOptions, { id, source }: ModelManifest): Promise<void> {
  const ggufPath = join(layout.files(modelsDir, id), source.file);
  if (existsSync(join(dir, STATES_GRAPH.file)) || !existsSync(ggufPath)) return;
  await writeSecondGraph(STATES_GRAPH, { ggufPath, dir });
}

async function readMissing(
  known: Map<string, Float32Array | undefined>,
  store: StateStore | undefined,
  { dir, manifest, onProgress, signal }: ReadStatesOptions,
): Promise<void> {
  const reader = new TaskProcess<StatesTask, StatesResult>({
    file: compiledFile(new URL('./states-process.js', import.meta.url)),
    args: [dir, String(availableParallelism())],
    name: 'state reader',
    done: 'read',
    what: 'text',
    timeoutMs: TIMEOUT_MS,
    idleMs: IDLE_MS,
    failure: (message, cause) => new EngineError('backend', message, { cause }),
  });
  try {
    const texts = [...known.keys()];
    const tokens = (await reader.run({ type: 'tokens', texts }, signal)) as Tokens;
    const sizeOf = (indices: readonly number[]) => indices.reduce((sum, index) => sum + tokens[index]!.length, 0);
    const all = texts.map((_, index) => index);
    const missing = all.filter((index) => known.get(texts[index]!) === undefined);
    const meter = new Meter('probe', manifest.id, sizeOf(all), onProgress);
    let done = sizeOf(all) - sizeOf(missing);
    meter.report(done);
    const batches = batchesOf(
      missing.map((index) => tokens[index]!),
      TOKENS_AT_ONCE,
    );
    for (const batch of batches.map((places) => places.map((place) => missing[place]!))) {
      const task: StatesTask = { type: 'means', tokens: batch.map((index) => tokens[index]!) };
      const means = (await reader.run(task, signal)) as readonly Float32Array[];
      const read = batch.map((index, i) => ({ text: texts[index]!, state: means[i]! }));
      await store?.add(read);
      for (const { text, state } of read) known.set(text, state);
      meter.report((done += sizeOf(batch)));
    }
    meter.finish();
  } finally {
    await reader.close();
  }
}
