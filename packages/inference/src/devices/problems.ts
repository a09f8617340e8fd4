import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What is missing, and what to do about it. */
export type Problem = readonly [missing: string, todo: string];

const PROCESSOR = 'HEARTH_DEVICE=cpu runs on the processor.';
const VULKAN = 'libvulkan.so.1';
/** Where distributions keep it. */
const FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib'];
/** Downloads the CUDA execution provider, which is too large for the npm package. */
const GET_CUDA = 'node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install=cuda12';

/** Why WebGPU does not work. @param said by onnxruntime and the driver; undefined = onnxruntime's build has no WebGPU */
export function webgpuProblem(said: string | undefined): Problem {
  if (said === undefined) return ["this platform's onnxruntime has no WebGPU", PROCESSOR];
  if (process.platform === 'linux' && !FOLDERS.some((folder) => existsSync(join(folder, VULKAN))))
    return [`the Vulkan loader ${VULKAN} is missing`, `sudo apt-get install libvulkan1. ${PROCESSOR}`];
  if (said.includes('No supported adapters'))
    return [
      'no graphics card was found that Vulkan can use',
      `Install the driver of the card (vulkaninfo --summary should name it; a container must be given the card). ${PROCESSOR}`,
    ];
  return [`WebGPU does not work (${errorLine(said)})`, PROCESSOR];
}

/** Why CUDA does not work. @param said by onnxruntime; undefined = onnxruntime's build has no CUDA */
export function cudaProblem(said: string | undefined): Problem {
  if (said === undefined) return ["this platform's onnxruntime has no CUDA", `Linux on x64 has. ${PROCESSOR}`];
  const library = /([\w.-]+\.so[.\d]*): cannot open shared object file/.exec(said)?.[1];
  if (library?.startsWith('libonnxruntime'))
    return [`onnxruntime's CUDA part (${library}) is not installed`, `${GET_CUDA} gets it. ${PROCESSOR}`];
  if (library) return [`${library} is missing`, `Install NVIDIA's driver, CUDA 12 and cuDNN 9. ${PROCESSOR}`];
  return [`CUDA does not work (${errorLine(said)})`, PROCESSOR];
}

/** The line that names the error, without colours and places in source files. */
function errorLine(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const named = lines.filter((line) => /error|fail|ended by|no answer/i.test(line));
  return stripVTControlCharacters(named[0] ?? lines[0] ?? '').slice(0, 200);
}
