import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { TensorData } from '../../vision/family.js';

export type Feeds = Readonly<Record<string, Tensor>>;
export type Native = <T>(run: () => Promise<T>) => Promise<T>;

/** Loads a graph on the CPU. */
export function openGraph(file: string, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Shapes differ from run to run, and waiting threads must not take the processor from others (see the cpu-split backend).
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

export function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

export function tensorOf({ type, dims, data }: TensorData): Tensor {
  return new Tensor(type, data as never, dims);
}

/** Element type and sides of an input; sides without a number are strings. @throws Error when there is no such input */
export function inputOf(session: InferenceSession, name: string): InferenceSession.TensorValueMetadata {
  const found = session.inputMetadata.find((input) => input.name === name);
  if (!found?.isTensor) throw new Error(`the graph has no input ${name}`);
  return found;
}
