import type { Backend } from '../../backends/backend.js';
import { createCpuSplitBackend } from '../../backends/cpu-split/backend.js';
import { createWebGpuBackend } from '../../backends/webgpu/backend.js';
import type { ChosenDevice } from '../../devices/types.js';
import type { ModelManifest } from '../../models/manifest.js';
import type { DeviceLock } from './device-lock.js';

export interface OpenOptions {
  readonly dir: string;
  readonly manifest: ModelManifest;
  readonly threads: number;
  readonly contextLength: number;
  /** Called around everything that runs inside onnxruntime. */
  readonly native: <T>(run: () => Promise<T>) => Promise<T>;
}

/**
 * The backend of an imported model on the device that was chosen; on the processor when that was not asked for by name and does not work.
 * @returns it, and why it is that one
 */
export async function openBackend(
  { device, wish, hardware, why }: ChosenDevice,
  lock: DeviceLock,
  options: OpenOptions,
): Promise<{ backend: Backend; why: string }> {
  if (device === 'cpu') return { backend: await createCpuSplitBackend(options), why };
  const native: OpenOptions['native'] = (run) => lock.hold(() => options.native(run));
  if (device === 'cuda') return { backend: await createCpuSplitBackend({ ...options, native, cuda: hardware }), why };
  try {
    return { backend: await createWebGpuBackend({ ...options, native, device: hardware }), why };
  } catch (error) {
    if (wish !== 'auto') throw error;
    const backend = await createCpuSplitBackend(options);
    return { backend, why: `${hardware} found, but the model does not load there: ${(error as Error).message}` };
  }
}
