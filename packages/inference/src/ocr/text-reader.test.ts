import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTextReader } from './text-reader.js';
import type { TextReader } from './types.js';

/** A process that does what the picture's bytes say. */
const OBEDIENT = `
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, task }) => {
    const order = Buffer.from(task).toString();
    if (order === 'hang') for (;;);
    if (order === 'die') process.exit(3);
    if (order === 'crash') process.kill(process.pid, 'SIGSEGV');
    if (order === 'environment') process.send({ id, error: JSON.stringify(Object.keys(process.env)) });
    else if (order === 'fail') process.send({ id, error: 'cannot be decoded' });
    else process.send({ id, result: [{ text: order + ' in ' + process.pid, score: 1, box: [] }] });
  });
`;

let folder: string;
let reader: TextReader;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-reader-'));
  const processFile = join(folder, 'obedient.cjs');
  await writeFile(processFile, OBEDIENT);
  reader = createTextReader({ dir: folder, processFile, timeoutMs: 1_000 });
});
afterEach(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

const read = async (order: string, signal?: AbortSignal): Promise<string> =>
  (await reader.read(Buffer.from(order), signal))[0]!.text;

describe('createTextReader', () => {
  it('reads several pictures one after the other in one process', async () => {
    const texts = await Promise.all(['a', 'b', 'c'].map((order) => read(order)));
    const child = texts[0]!.split(' ').at(-1)!;
    expect(texts).toEqual([`a in ${child}`, `b in ${child}`, `c in ${child}`]);
  });

  it.each([
    ['fail', 'cannot be decoded'],
    ['hang', 'The picture was not read within 1 s.'],
    ['die', 'The text reader ended (3).'],
    ['crash', 'The text reader ended (SIGSEGV).'],
  ])('keeps a picture that makes the process %s from harming the others', async (order, message) => {
    const results = await Promise.allSettled([read('before'), read(order), read('after')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ name: 'OcrError', message });
  });

  it('forgets pictures whose signal is aborted, waiting or under way', async () => {
    const abort = new AbortController();
    const results = Promise.allSettled([read('hang', abort.signal), read('b', abort.signal), read('c')]);
    abort.abort(new Error('enough'));
    const [first, second, third] = await results;
    expect(first).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    expect(third).toMatchObject({ status: 'fulfilled' });
    await expect(read('d', abort.signal)).rejects.toThrow('enough');
  });

  it('rejects what is under way when closed, and what comes later', async () => {
    const results = Promise.allSettled([read('hang'), read('b')]);
    await reader.close();
    for (const result of await results)
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'OcrError' } });
    await expect(read('c')).rejects.toThrow('closed');
  });

  it('refuses more pictures than it can keep waiting', async () => {
    const abort = new AbortController();
    const flood = Array.from({ length: 70 }, () => read('hang', abort.signal).catch((error: Error) => error.message));
    abort.abort(new Error('enough'));
    const refused = (await Promise.all(flood)).filter((message) => message.startsWith('64 pictures are waiting'));
    expect(refused).toHaveLength(5);
  });

  it('lets its process go when there is nothing to do, and starts another one for the next picture', async () => {
    const processFile = join(folder, 'obedient.cjs');
    const brief = createTextReader({ dir: folder, processFile, idleMs: 20 });
    const [first] = await brief.read(Buffer.from('a'));
    const deadline = Date.now() + 5_000;
    let later = first!.text;
    while (later === first!.text && Date.now() < deadline) {
      await sleep(50);
      later = (await brief.read(Buffer.from('a')))[0]!.text;
    }
    expect(later).toMatch(/^a in \d+$/);
    expect(later).not.toBe(first!.text);
    await brief.close();
  });

  it('tells its process no secrets', async () => {
    const keys = await read('environment').catch((error: Error) => JSON.parse(error.message) as string[]);
    expect(keys).toContain('PATH');
    expect(keys).not.toContain('HOME');
  });
});
