import { chooseDevice, DeviceError } from '@hearth/inference';
import type { Config } from '../config/schema.js';
import { bad, good, note, type Finding } from './finding.js';

const NAMES = { webgpu: 'WebGPU', cuda: 'CUDA' } as const;

/** Where the model runs and why, and whether the ways to a graphics card work. */
export async function checkDevice({ device }: Pick<Config, 'device'>): Promise<Finding[]> {
  const others = (['webgpu', 'cuda'] as const).filter((name) => name !== device);
  return [await checkChosen(device), ...(await Promise.all(others.map(checkOther)))];
}

async function checkChosen(wish: Config['device']): Promise<Finding> {
  try {
    const { device, hardware, why } = await chooseDevice(wish);
    return good('device', device === 'cpu' ? `the processor: ${why}` : `${hardware}, through ${NAMES[device]}: ${why}`);
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return bad('device', `${wish}: ${error.missing}`, error.todo);
  }
}

async function checkOther(device: 'webgpu' | 'cuda'): Promise<Finding> {
  try {
    const { hardware } = await chooseDevice(device);
    return note(NAMES[device], `works (${hardware}); HEARTH_DEVICE=${device} takes it`);
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return note(NAMES[device], error.missing);
  }
}
