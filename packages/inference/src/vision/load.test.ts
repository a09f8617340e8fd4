import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadVisionModel, VISION_FAMILIES } from './load.js';

describe('the family of a model', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'vision-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const load = () => loadVisionModel({ dir, encode: () => [] });

  it('is refused with the known types when it is another one', async () => {
    await writeFile(join(dir, 'config.json'), JSON.stringify({ model_type: 'phi3_v' }));
    await expect(load()).rejects.toThrow(/"phi3_v" are not supported; known types: idefics3, smolvlm/);
  });

  it('is refused without a config, with a broken one, or one that lacks a setting', async () => {
    await expect(load()).rejects.toThrow('config.json is missing');
    await writeFile(join(dir, 'config.json'), '{');
    await expect(load()).rejects.toThrow('config.json cannot be read');
    await writeFile(join(dir, 'config.json'), JSON.stringify({ model_type: 'idefics3' }));
    await expect(load()).rejects.toThrow(/config\.json does not fit:[^]*image_token_id/);
  });

  it('is one only for each type', () => {
    const types = VISION_FAMILIES.flatMap(({ modelTypes }) => modelTypes);
    expect(new Set(types).size).toBe(types.length);
  });
});
