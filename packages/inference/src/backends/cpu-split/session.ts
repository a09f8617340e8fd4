import { InferenceSession } from 'onnxruntime-node';

/** Loads an imported model's graph on the CPU; with `cuda` what an NVIDIA card can compute of it goes there. */
export function openSession(path: string, threads: number, cuda = false): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    executionProviders: cuda ? ['cuda', 'cpu'] : ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Shapes differ from run to run: patterns would only be learned and thrown away.
    enableMemPattern: false,
    // Threads that wait actively for each other make a step twice as slow as soon as anything else wants the processor, and use twice as
    // much of it (measured with 0.1 and 0.5 billion weights on 2 busy cores; no loss on idle ones).
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}
