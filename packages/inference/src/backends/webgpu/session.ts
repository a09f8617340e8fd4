import { InferenceSession, Tensor } from 'onnxruntime-node';

/** Runs something inside onnxruntime; nothing else may run on the device meanwhile. */
export type Native = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * Loads a graph onto the device. Outputs that `stays` names are left there: they can be fed to any graph of the process and disposed.
 * (Reading them from JavaScript, `getData()`, ends the process with onnxruntime-node 1.30; they are read by running a graph over them.)
 */
export function openOnDevice(
  graph: string | Uint8Array,
  stays: (output: string) => boolean,
  outputs: readonly string[],
) {
  return InferenceSession.create(graph as string, {
    executionProviders: ['webgpu'],
    preferredOutputLocation: Object.fromEntries(outputs.map((name) => [name, stays(name) ? 'gpu-buffer' : 'cpu'])),
    // A node that the device cannot run would take its data to the processor and back with every step.
    extra: { session: { disable_cpu_ep_fallback: '1' } },
  });
}

export function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

export function float32(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('float32', Float32Array.from(values), dims);
}
