import { describe } from '@jest/globals';
import { createCpuSplitBackend } from '../../../packages/inference/src/backends/cpu-split/backend.js';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';
import { backendContract } from './suite/backend.js';

describe('the cpu-split backend', () => {
  backendContract({
    async open() {
      const { dir, manifest } = await testModel('smollm2-135m');
      return createCpuSplitBackend({ dir, manifest, threads: 2, contextLength: 2048 });
    },
    ids: 9000,
    length: 50,
    beside: [[30], [50, 50, 50, 50, 50, 50, 50], [700], [5, 300, 9]],
    cuts: [[32, 64], [2, 5, 98], [45]],
    chunk: 200,
    same: 0,
    // Rounding of activations to 8 bits.
    near: 2,
    limitMs: FETCH_LIMIT_MS,
  });
});
