import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createLog, startPrivateRedis, type PrivateRedis } from '@hearth/bot';
import { Redis } from 'ioredis';
import { temporaryFolder } from './support/folder.js';

const ENTRY = resolve(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
jest.setTimeout(60_000);

interface Finding {
  readonly name: string;
  readonly status: 'good' | 'note' | 'bad';
  readonly text: string;
  readonly todo?: string;
}

let folder: ReturnType<typeof temporaryFolder>;
let redis: PrivateRedis;
beforeEach(async () => {
  folder = temporaryFolder();
  redis = await startPrivateRedis({
    dir: join(folder.path, 'redis'),
    log: createLog({ level: 'error', role: 'test' }),
  });
});
afterEach(async () => {
  await redis.close();
  folder.remove();
});

/** Runs `hearth doctor --json` with an empty models folder: checksums of gigabytes are tested elsewhere. */
async function doctor(env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; of: (name: string) => Finding }> {
  const child = spawn(process.execPath, [ENTRY, 'doctor', '--json'], {
    env: {
      ...process.env,
      HEARTH_CONFIG: join(folder.path, 'hearth.config.json'),
      HEARTH_DATA_DIR: join(folder.path, 'data'),
      HEARTH_MODELS_DIR: join(folder.path, 'models'),
      HEARTH_MODEL: 'smollm2-135m',
      HEARTH_REDIS_URL: redis.url,
      HEARTH_GATEWAY_PORT: '0',
      HEARTH_PAGE_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const { findings } = JSON.parse(output) as { findings: Finding[] };
  return { code, of: (name) => findings.find((finding) => finding.name === name)! };
}

describe('hearth doctor', () => {
  test('finds nothing to mend on a machine that is right', async () => {
    const { code, of } = await doctor();
    expect(of('Redis')).toMatchObject({ status: 'good' });
    expect(of('device')).toMatchObject({ status: 'good' });
    expect(of('Redis eviction')).toMatchObject({ status: 'good', text: 'noeviction' });
    expect(of('Redis append-only file')).toMatchObject({ status: 'good' });
    expect(of('Redis fsync')).toMatchObject({ status: 'good', text: 'always' });
    expect(of('packages')).toMatchObject({ status: 'good' });
    expect(of('model')).toMatchObject({ status: 'note', todo: 'The next start fetches it.' });
    expect(code).toBe(0);
  });

  test('a Redis that would lose messages is bad, with the command that mends it', async () => {
    const client = new Redis(new URL(redis.url).pathname);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await client.config('SET', 'appendonly', 'no');
    client.disconnect();
    const { code, of } = await doctor();
    expect(of('Redis eviction')).toMatchObject({
      status: 'bad',
      todo: expect.stringContaining('CONFIG SET maxmemory-policy'),
    });
    expect(of('Redis append-only file')).toMatchObject({
      status: 'bad',
      todo: expect.stringContaining('appendonly yes'),
    });
    expect(code).toBe(1);
  });

  test('a Redis that does not answer is bad, and its password is not shown', async () => {
    const { code, of } = await doctor({ HEARTH_REDIS_URL: 'redis://:sesame@127.0.0.1:1' });
    expect(of('Redis')).toMatchObject({ status: 'bad' });
    expect(JSON.stringify(of('Redis'))).not.toContain('sesame');
    expect(code).toBe(1);
  });

  test('secrets in a file that others can read, and an account of which half is missing', async () => {
    const config = { messenger: { pageId: '1', accessToken: 'EAAsesame' } };
    writeFileSync(join(folder.path, 'hearth.config.json'), JSON.stringify(config), { mode: 0o644 });
    const { code, of } = await doctor();
    expect(of('configuration')).toMatchObject({ status: 'bad', todo: expect.stringMatching(/^chmod 600 /) });
    expect(of('Messenger')).toMatchObject({
      status: 'bad',
      text: 'missing: messenger.appSecret, messenger.verifyToken',
    });
    expect(code).toBe(1);
  });

  test('says what a device that was asked for lacks', async () => {
    // A Vulkan that knows no card, whatever this machine has.
    const { code, of } = await doctor({
      HEARTH_DEVICE: 'webgpu',
      VK_ICD_FILENAMES: '/nowhere.json',
      VK_DRIVER_FILES: '/nowhere.json',
    });
    expect(code).toBe(1);
    const { status, text, todo } = of('device');
    expect(status).toBe('bad');
    expect(text).toMatch(/^webgpu: (no graphics card|the Vulkan loader)/);
    expect(todo).toContain('HEARTH_DEVICE=cpu runs on the processor.');
    expect(of('CUDA').status).toBe('note');
  });
});
