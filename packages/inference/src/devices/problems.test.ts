import { describe, expect, test } from '@jest/globals';
import { cudaProblem, webgpuProblem } from './problems.js';

const load = (library: string) =>
  `\u001B[1;31m2026-01-01 [E:onnxruntime] Failed to load library /x/libonnxruntime_providers_cuda.so with error: ${library}: cannot open shared object file: No such file or directory\u001B[m`;

describe('what is missing for a device', () => {
  test.each([
    [
      load('/x/bin/libonnxruntime_providers_shared.so'),
      /libonnxruntime_providers_shared\.so\) is not installed/,
      /install\.js/,
    ],
    [load('libcublasLt.so.12'), /^libcublasLt\.so\.12 is missing/, /CUDA 12/],
    [load('libcuda.so.1'), /^libcuda\.so\.1 is missing/, /driver/],
    [
      '\u001B[31mCUDA failure 100: no CUDA-capable device\u001B[m\n at x',
      /\(CUDA failure 100: no CUDA-capable device\)/,
      /cpu/,
    ],
    [undefined, /has no CUDA/, /Linux/],
  ])('CUDA: %#', (said, missing, todo) => {
    const [text, advice] = cudaProblem(said);
    expect(text).toMatch(missing);
    expect(advice).toMatch(todo);
    expect(advice).toMatch(/HEARTH_DEVICE=cpu runs on the processor\.$/);
  });

  test('WebGPU that onnxruntime has not on this platform', () => {
    expect(webgpuProblem(undefined)[0]).toMatch(/has no WebGPU/);
  });
});
