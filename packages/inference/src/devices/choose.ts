import { listSupportedBackends } from 'onnxruntime-node';
import { graphicsCard } from './hardware.js';
import { cudaProblem, webgpuProblem } from './problems.js';
import { probe } from './probe.js';
import { DeviceError } from './types.js';
import type { ChosenDevice, DeviceWish } from './types.js';

/**
 * Where the model runs. `auto` takes a graphics card that works through WebGPU, else the processor, and never CUDA: through Node the cache
 * cannot stay on the card there.
 * @throws DeviceError when the device asked for does not work
 */
export async function chooseDevice(wish: DeviceWish): Promise<ChosenDevice> {
  switch (wish) {
    case 'cpu':
      return { device: 'cpu', wish, hardware: '', why: 'asked for' };
    case 'auto':
      return automatic();
    case 'webgpu':
    case 'cuda': {
      const said = supported(wish) ? await probe(wish) : undefined;
      if (said !== undefined || !supported(wish))
        throw new DeviceError(wish, ...(wish === 'webgpu' ? webgpuProblem(said) : cudaProblem(said)));
      return { device: wish, wish, hardware: (await graphicsCard()) ?? 'software renderer', why: 'asked for' };
    }
  }
}

async function automatic(): Promise<ChosenDevice> {
  const wish = 'auto';
  const hardware = await graphicsCard();
  if (!hardware) return { device: 'cpu', wish, hardware: '', why: 'no graphics card found' };
  const said = supported('webgpu') ? await probe('webgpu') : undefined;
  if (supported('webgpu') && said === undefined)
    return { device: 'webgpu', wish, hardware, why: 'a graphics card that works' };
  const [missing] = webgpuProblem(said);
  return { device: 'cpu', wish, hardware: '', why: `${hardware} found, but ${missing}` };
}

function supported(name: string): boolean {
  return listSupportedBackends().some((backend) => backend.name === name);
}
