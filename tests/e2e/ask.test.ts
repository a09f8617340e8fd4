import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';

const ENTRY = resolve(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
/** The first run on a machine fetches and imports the model. */
const TIMEOUT_MS = 15 * 60_000;
jest.setTimeout(TIMEOUT_MS);

const folder = mkdtempSync(join(tmpdir(), 'hearth-ask-'));
const start = (...args: string[]) =>
  spawn(process.execPath, [ENTRY, ...args], {
    env: {
      ...process.env,
      HEARTH_DATA_DIR: join(folder, 'data'),
      HEARTH_MODEL: 'qwen2.5-coder-0.5b',
      HEARTH_GATEWAY_PORT: '0',
      HEARTH_PAGE_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a command to its end. */
async function hearth(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = start(...args);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, stdout, stderr };
}

let system: ChildProcess;
beforeAll(async () => {
  system = start('up');
  // The box, once everything works.
  await new Promise((done, fail) => {
    system.stdout!.once('data', done);
    system.once('exit', (code) => fail(new Error(`up ended with ${code}`)));
  });
}, TIMEOUT_MS);
afterAll(async () => {
  if (system.exitCode === null) {
    system.kill('SIGTERM');
    await new Promise((done) => system.once('exit', done));
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a running system is asked for text', async () => {
  const { code, stdout, stderr } = await hearth(
    'ask',
    '--channel',
    'whatsapp-cloud',
    '--text',
    'What is 17.5 % of 240?',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('17.5% × 240 = 42');
});

test('and for a picture, which is saved; --json tells how it came about', async () => {
  const colour = join(folder, 'colour.png');
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c04020' } }).toFile(colour);
  const words = ['--text', 'Make it black and white', '--image', colour, '--out', join(folder, 'answers'), '--json'];
  const { code, stdout } = await hearth('ask', '--channel', 'messenger', ...words);
  expect(code).toBe(0);
  const { answer, trace } = JSON.parse(stdout) as {
    answer: { file?: string }[];
    trace: { model: string; tools: { name: string }[] };
  };
  expect(trace).toMatchObject({ model: 'qwen2.5-coder-0.5b', tools: [{ name: 'edit_picture' }] });
  const file = answer.find((part) => part.file)!.file!;
  const [red, green, blue] = (await sharp(file).stats()).channels.map(({ mean }) => Math.round(mean));
  expect([green, blue ?? red]).toEqual([red, red]);
});

test('a picture that is not there is a sentence', async () => {
  const { code, stderr } = await hearth('ask', '--image', join(folder, 'none.png'));
  expect(code).toBe(1);
  expect(stderr).toContain('none.png');
  expect(stderr).not.toContain('    at ');
});
