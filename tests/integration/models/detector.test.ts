import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFile, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  NoSourceError,
  createObjectFinder,
  ensureDetector,
  filesDir,
  listModels,
  verifyModel,
} from '@hearth/inference';
import { FETCH_LIMIT_MS, testModelsDir } from '../../support/models.js';

const ID = 'nanodet';
/** No downloader and no network. */
const OFFLINE = { PATH: '/nonexistent', npm_config_registry: 'http://127.0.0.1:9' };

let modelsDir: string;

beforeAll(async () => {
  await ensureDetector({ modelsDir: testModelsDir });
}, FETCH_LIMIT_MS);
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-detector-'));
  await mkdir(join(modelsDir, 'incoming'));
});
afterEach(() => rm(modelsDir, { recursive: true }));

/** Files brought by hand. */
async function bring(...names: string[]): Promise<void> {
  for (const name of names)
    await copyFile(join(filesDir({ id: ID, modelsDir: testModelsDir }), name), join(modelsDir, 'incoming', name));
}

const stateOf = async (): Promise<unknown> => (await listModels({ modelsDir })).find(({ id }) => id === ID)?.state;

describe('the object finder of the catalogue', () => {
  it('is converted once, by one of several processes, and is what it should be', async () => {
    await bring('nanodet.json', 'nanodet.bin');
    const [first, second] = await Promise.all([1, 2].map(() => ensureDetector({ modelsDir, env: OFFLINE })));
    expect(second).toEqual(first);
    expect(await stateOf()).toBe('ready');
    const files = await verifyModel({ id: ID, modelsDir });
    expect(files.map(({ ok }) => ok)).toEqual([true, true, true]);
  }, 30_000);

  it('is refused with a wrong checksum, and nothing of it stays', async () => {
    await bring('nanodet.json');
    await writeFile(join(modelsDir, 'incoming/nanodet.bin'), Buffer.alloc(7_574_558));
    const failure = ensureDetector({ modelsDir, env: OFFLINE });
    await expect(failure).rejects.toBeInstanceOf(NoSourceError);
    await expect(failure).rejects.toThrow('it gave other bytes');
    expect(await readdir(filesDir({ id: ID, modelsDir }))).toEqual(['nanodet.json']);
    expect(await stateOf()).toBe('partial');
  }, 30_000);

  it('is made anew when its file was cut short, and a cut file is an error for the picture only', async () => {
    await bring('nanodet.json', 'nanodet.bin');
    const { dir } = await ensureDetector({ modelsDir, env: OFFLINE });
    await truncate(join(dir, 'nanodet-1.onnx'), 1_000);
    const finder = createObjectFinder({ dir });
    await expect(finder.find(Buffer.from('any'))).rejects.toMatchObject({ name: 'EyesError' });
    await finder.close();
    await ensureDetector({ modelsDir, env: OFFLINE });
    expect((await verifyModel({ id: ID, modelsDir })).every(({ ok }) => ok)).toBe(true);
  }, 30_000);
});
