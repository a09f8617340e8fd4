import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const DRI = '/dev/dri';
const DRM = '/sys/class/drm';
/** PCI vendor numbers. */
const VENDORS: Readonly<Record<string, string>> = { '0x10de': 'NVIDIA', '0x1002': 'AMD', '0x8086': 'Intel' };

/**
 * What the machine's graphics card is called; undefined when there is none. A Vulkan driver that computes on the processor is no card: it
 * is slower than onnxruntime there.
 */
export async function graphicsCard(): Promise<string | undefined> {
  const listed = await promisify(execFile)('nvidia-smi', ['-L']).then(
    ({ stdout }) => /^GPU 0: (.*?) \(UUID/.exec(stdout)?.[1],
    () => undefined,
  );
  if (listed) return listed;
  if (existsSync('/dev/nvidia0')) return 'NVIDIA graphics card';
  // Metal and Direct3D are part of the system, and so is something that they draw with.
  if (process.platform !== 'linux') return 'graphics card of this machine';
  const cards = existsSync(DRI) ? readdirSync(DRI).filter((name) => name.startsWith('renderD')) : [];
  if (cards.length === 0) return undefined;
  return `${vendorOf(cards[0]!) ?? 'unknown'} graphics card`;
}

function vendorOf(card: string): string | undefined {
  try {
    return VENDORS[readFileSync(join(DRM, card, 'device', 'vendor'), 'utf8').trim()];
  } catch {
    return undefined;
  }
}
