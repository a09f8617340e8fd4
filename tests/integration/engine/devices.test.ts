import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { chooseDevice, createEngine, DeviceError } from '@hearth/inference';
import { createCpuSplitBackend } from '../../../packages/inference/src/backends/cpu-split/backend.js';
import { probe } from '../../../packages/inference/src/devices/probe.js';
import { FETCH_LIMIT_MS, testModel } from '../../support/models.js';
import { backendContract } from './suite/backend.js';

const LIMIT_MS = 60_000;
/** Whether this machine has all that CUDA needs. */
const cuda = (await probe('cuda')) === undefined;

describe('the device a model runs on', () => {
  test('the processor is always there', async () => {
    expect(await chooseDevice('cpu')).toEqual({ device: 'cpu', wish: 'cpu', hardware: '', why: 'asked for' });
  });

  test(
    'auto says what it took and why, and never takes CUDA',
    async () => {
      const { device, wish, why } = await chooseDevice('auto');
      expect(wish).toBe('auto');
      expect(['cpu', 'webgpu']).toContain(device);
      expect(why).toMatch(/graphics card/);
    },
    LIMIT_MS,
  );

  test(
    'a model that has no graph for it is an error where the device was asked for, and runs on the processor where it was not',
    async () => {
      const dir = fileURLToPath(new URL('../../../packages/inference/goldens/vision/lfm2', import.meta.url));
      const card = { device: 'webgpu', hardware: 'a card', why: 'test' } as const;
      await expect(createEngine({ dir, device: { ...card, wish: 'webgpu' } })).rejects.toThrow(
        /runs on the processor only: HEARTH_DEVICE=cpu/,
      );
      const engine = await createEngine({ dir, threads: 1, device: { ...card, wish: 'auto' } });
      expect(engine.model.backend).toBe('generic');
      expect(engine.model.deviceWhy).toContain('Hugging Face');
      await engine.close();
    },
    LIMIT_MS,
  );

  test(
    'a model that does not load there is an error too, or the processor with the reason',
    async () => {
      const installed = await testModel('smollm2-135m');
      const dir = await mkdtemp(join(tmpdir(), 'hearth-devices-'));
      const { graph, tokenizer, template } = installed.manifest.files;
      for (const name of [graph, `${graph}.data`, tokenizer, template, 'hearth-model.json'])
        await symlink(join(installed.dir, name), join(dir, name));
      const card = { device: 'webgpu', hardware: 'a card', why: 'test' } as const;
      const asked = createEngine({ dir, device: { ...card, wish: 'webgpu' } });
      await expect(asked).rejects.toMatchObject({ name: 'EngineError', code: 'backend' });
      const engine = await createEngine({ dir, device: { ...card, wish: 'auto' }, contextLength: 256 });
      expect(engine.model.backend).toBe('cpu-split');
      expect(engine.model.deviceWhy).toMatch(/^a card found, but the model does not load there: /);
      await engine.close();
      await rm(dir, { recursive: true });
    },
    FETCH_LIMIT_MS,
  );
});

if (cuda)
  describe('the cuda backend', () => {
    backendContract({
      async open() {
        const { dir, manifest } = await testModel('smollm2-135m');
        return createCpuSplitBackend({ dir, manifest, threads: 2, contextLength: 2048, cuda: 'test' });
      },
      ids: 9000,
      length: 50,
      beside: [[30], [50, 50, 50], [700]],
      cuts: [[32, 64], [45]],
      chunk: 200,
      same: 0.1,
      near: 2,
      limitMs: FETCH_LIMIT_MS,
    });
  });
else
  test(
    'CUDA that is not there is an error that says what is missing and what to do',
    async () => {
      const refused = chooseDevice('cuda');
      await expect(refused).rejects.toBeInstanceOf(DeviceError);
      await expect(refused).rejects.toThrow(
        /^HEARTH_DEVICE=cuda: .+(missing|not installed|does not work|no CUDA).*\. .*HEARTH_DEVICE=cpu/,
      );
    },
    LIMIT_MS,
  );
