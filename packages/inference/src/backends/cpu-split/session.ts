import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import type { ModelManifest } from '../../models/manifest.js';

/** Loads a model's graph on the CPU. */
export function openSession(dir: string, manifest: ModelManifest, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(join(dir, manifest.files.graph), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Shapes differ from run to run: patterns would only be learned and thrown away.
    enableMemPattern: false,
  });
}
