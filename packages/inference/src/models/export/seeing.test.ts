import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEngine } from '../../engine/create-engine.js';
import { addModel } from '../add.js';
import { CATALOGUE } from '../catalogue.js';
import { ensureModel } from '../ensure-model.js';
import { UnknownModelError, UnusableModelError } from '../errors.js';
import { listModels } from '../list.js';
import { removeModel } from '../remove.js';
import { startHub } from '../testing/servers.js';
import { verifyModel } from '../verify.js';
import { selectFiles } from './select.js';

const GOLDENS = fileURLToPath(new URL('../../../goldens/vision/', import.meta.url));
/** An entry of the catalogue that is only offered, where it says it is from, and the commit that its revision means at the stand-in hub. */
const OFFERED = 'smolvlm2-500m';
const { hub: REPOSITORY, revision: REVISION } = CATALOGUE.filter((entry) => 'hub' in entry).find(
  ({ id }) => id === OFFERED,
)!;
const COMMIT = 'd'.repeat(40);
/** From here on the stand-in hub keeps files as large ones. */
const LARGE_BYTES = 50_000;

let modelsDir: string;
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-seeing-'));
});
afterEach(() => rm(modelsDir, { recursive: true }));

const found = async (id: string) => (await listModels({ modelsDir })).find((model) => model.id === id);

/** An export's files as the hub lists and serves them. */
async function startRepository(folder: string, change: (path: string, bytes: Buffer) => Buffer = (_, bytes) => bytes) {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files: Record<string, Buffer> = {};
  const trees: Record<string, unknown[]> = {
    '': [],
    '/onnx': [{ type: 'directory', path: 'onnx', oid: '1', size: 0 }],
  };
  for (const { parentPath, name } of paths) {
    const path = join(parentPath, name).slice(folder.length).replace(/^\//, '');
    const bytes = await readFile(join(parentPath, name));
    const git = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const lfs = bytes.length >= LARGE_BYTES && { oid: sha256, size: bytes.length, pointerSize: 130 };
    trees[path.startsWith('onnx/') ? '/onnx' : '']!.push({
      type: 'file',
      path,
      oid: git,
      size: bytes.length,
      ...(lfs && { lfs }),
    });
    files[`/${REPOSITORY}/resolve/${COMMIT}/${path}`] = change(path, bytes);
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  return startHub({
    ...files,
    [`/api/models/${REPOSITORY}/revision/${REVISION}`]: json({ _id: '1', id: REPOSITORY, sha: COMMIT }),
    ...Object.fromEntries(
      Object.entries(trees).map(([at, tree]) => [`/api/models/${REPOSITORY}/tree/${COMMIT}${at}`, json(tree)]),
    ),
  });
}

describe('an export of a model that sees, on this machine', () => {
  it.each(['idefics3', 'lfm2', 'qwen2', 'qwen25', 'qwen3'])(
    'is added, used, verified and removed: %s',
    async (family) => {
      const source = `file:${join(GOLDENS, family)}`;
      expect(await addModel({ source, modelsDir, id: 'mine' })).toMatchObject({ id: 'mine', kind: 'vision' });
      expect(await found('mine')).toMatchObject({ state: 'absent', kind: 'vision', added: true });

      const { dir, manifest } = await ensureModel({ id: 'mine', modelsDir });
      expect(manifest).toMatchObject({ kind: 'vision', id: 'mine', hiddenSize: 64 });
      expect((await found('mine'))!.state).toBe('ready');
      const engine = await createEngine({ dir, threads: 1 });
      expect(engine.model).toMatchObject({ id: 'mine', sees: true, eyes: { pictureTokens: expect.any(Number) } });
      await engine.close();

      expect((await verifyModel({ id: 'mine', modelsDir })).every(({ ok }) => ok)).toBe(true);
      await truncate(join(dir, 'onnx', 'embed_tokens.onnx'), 10);
      expect((await verifyModel({ id: 'mine', modelsDir })).filter(({ ok }) => !ok)[0]!.problem).toMatch(/^10 bytes/);
      await ensureModel({ id: 'mine', modelsDir });
      expect((await verifyModel({ id: 'mine', modelsDir })).every(({ ok }) => ok)).toBe(true);
      await removeModel({ id: 'mine', modelsDir });
      expect(await found('mine')).toBeUndefined();
    },
  );

  it('of a family that is not known is refused, and not taken for ready', async () => {
    const folder = join(modelsDir, 'strange');
    await cp(join(GOLDENS, 'qwen3'), folder, { recursive: true });
    const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as object;
    await writeFile(join(folder, 'config.json'), JSON.stringify({ ...config, model_type: 'strange_vl' }));
    await addModel({ source: folder, modelsDir });
    const using = ensureModel({ id: 'strange', modelsDir });
    await expect(using).rejects.toThrow(UnusableModelError);
    await expect(using).rejects.toThrow(/"strange_vl" are not supported; known types: idefics3, smolvlm, lfm2_vl/);
    expect((await found('strange'))!.state).toBe('fetched');
  });
});

describe('a model that the catalogue offers', () => {
  it('says what it is before anybody has it', async () => {
    expect(await found(OFFERED)).toMatchObject({
      state: 'offered',
      kind: 'vision',
      hub: REPOSITORY,
      licence: 'Apache-2.0',
      bytes: expect.any(Number),
      about: expect.stringContaining('not run here'),
    });
    await expect(verifyModel({ id: OFFERED, modelsDir })).rejects.toThrow(`./hearth models use ${OFFERED}`);
    await expect(ensureModel({ id: 'gemma-3-4b', modelsDir })).rejects.toThrow(UnknownModelError);
  });

  it('is looked up on the hub, pinned, fetched and used; later without a network', async () => {
    const hub = await startRepository(join(GOLDENS, 'idefics3'));
    const env = { HF_ENDPOINT: hub.url };
    const { manifest } = await ensureModel({ id: OFFERED, modelsDir, env });
    expect(manifest).toMatchObject({ kind: 'vision', id: OFFERED, modelType: 'smolvlm' });
    expect(await found(OFFERED)).toMatchObject({ state: 'ready', added: false });
    // What nobody needs was not fetched.
    expect(hub.requests.filter(({ path }) => path.includes('goldens.json'))).toEqual([]);
    await hub.close();
    expect((await ensureModel({ id: OFFERED, modelsDir, env })).manifest).toEqual(manifest);
    expect((await verifyModel({ id: OFFERED, modelsDir })).every(({ ok }) => ok)).toBe(true);
    await removeModel({ id: OFFERED, modelsDir });
    expect((await found(OFFERED))!.state).toBe('offered');
  });

  it('is not used when the hub gives other bytes than it lists', async () => {
    const hub = await startRepository(join(GOLDENS, 'idefics3'), (path, bytes) =>
      path === 'onnx/vision_encoder.onnx' ? Buffer.from(bytes).fill(1, 100, 200) : bytes,
    );
    await expect(ensureModel({ id: OFFERED, modelsDir, env: { HF_ENDPOINT: hub.url } })).rejects.toThrow(
      /vision_encoder.onnx could not be fetched/,
    );
    expect((await found(OFFERED))!.state).toBe('partial');
    await hub.close();
    const changed = await startRepository(join(GOLDENS, 'lfm2'), (path, bytes) =>
      path === 'config.json' ? Buffer.from(`${bytes.toString()} `) : bytes,
    );
    const other = join(modelsDir, 'other');
    const using = ensureModel({ id: OFFERED, modelsDir: other, env: { HF_ENDPOINT: changed.url } });
    await expect(using).rejects.toThrow(/gave other bytes for config.json/);
    await changed.close();
  });

  it('says so when there is no hub', async () => {
    const using = ensureModel({ id: OFFERED, modelsDir, env: { HF_ENDPOINT: 'http://127.0.0.1:9' } });
    await expect(using).rejects.toThrow(new RegExp(`cannot be looked up on the Hugging Face hub \\(${REPOSITORY}\\)`));
    await expect(stat(join(modelsDir, OFFERED))).rejects.toThrow();
  });
});

describe('files of an export', () => {
  const SETTINGS = ['config.json', 'tokenizer.json'];

  it('are one format of each graph, with its weights', () => {
    const graphs = ['vision_encoder', 'embed_tokens', 'decoder_model_merged'].flatMap((name) => [
      `onnx/${name}.onnx`,
      `onnx/${name}_fp16.onnx`,
      `onnx/${name}_fp16.onnx_data`,
    ]);
    const more = ['onnx/decoder_model_merged_q4.onnx', 'onnx/decoder_model_merged_q4.onnx_data', 'README.md'];
    const weights = [
      'onnx/decoder_model_merged_q4.onnx_data_1',
      'onnx/embed_tokens.onnx_data',
      'onnx/embed_tokens.onnx.data',
    ];
    expect(selectFiles([...SETTINGS, ...graphs, ...more, ...weights])).toEqual([
      ...SETTINGS,
      'onnx/vision_encoder.onnx',
      'onnx/embed_tokens.onnx',
      'onnx/embed_tokens.onnx_data',
      'onnx/embed_tokens.onnx.data',
      'onnx/decoder_model_merged_q4.onnx',
      'onnx/decoder_model_merged_q4.onnx_data',
      'onnx/decoder_model_merged_q4.onnx_data_1',
    ]);
  });

  it('may have the other names that some have', () => {
    const others = ['onnx/embed_images_q8.onnx', 'onnx/embed_tokens_fp16.onnx', 'onnx/decoder_q4.onnx'];
    expect(selectFiles([...others, ...SETTINGS])).toEqual([...SETTINGS, ...others]);
  });

  it.each([
    ['no tokenizer', ['config.json'], 'there is no tokenizer.json'],
    ['no decoder', [...SETTINGS, 'onnx/vision_encoder.onnx', 'onnx/embed_tokens.onnx'], /no decoder_model_merged.onnx/],
    ['another layout', [...SETTINGS, 'model.safetensors'], /no vision_encoder.onnx and no embed_images.onnx/],
  ])('must be all there: %s', (_, paths, message) => {
    expect(() => selectFiles(paths)).toThrow(message);
  });
});
