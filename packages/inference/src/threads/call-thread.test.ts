import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { compiledFile } from '../engine/thread/compiled-file.js';
import { CallThread } from './call-thread.js';

let dir: string;
let thread: URL;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-thread-'));
  const answers = pathToFileURL(compiledFile(new URL('./answer-calls.js', import.meta.url))).href;
  const file = join(dir, 'thread.mjs');
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';
     import { answerCalls } from '${answers}';
     answerCalls(parentPort, async (question) => {
       if (question === 'end') process.exit(3);
       if (question === 'throw') throw new TypeError('not that');
       return question + '!';
     });`,
  );
  thread = pathToFileURL(file);
});
afterAll(() => rm(dir, { recursive: true }));

it('answers in order; what is thrown there is thrown here, with its name', async () => {
  const calls = new CallThread<string, string>(thread, 'test');
  const [first, second, third] = await Promise.allSettled(['a', 'throw', 'b'].map((question) => calls.ask(question)));
  expect(first).toMatchObject({ value: 'a!' });
  expect(second).toMatchObject({ reason: { name: 'TypeError', message: 'not that' } });
  expect(third).toMatchObject({ value: 'b!' });
  await calls.end();
  expect(calls.alive).toBe(false);
  await expect(calls.ask('c')).rejects.toThrow('the test thread ended');
});

it('says so to everybody who waits when it ends by itself', async () => {
  const calls = new CallThread<string, string>(thread, 'test');
  const results = await Promise.allSettled([calls.ask('a'), calls.ask('end'), calls.ask('b')]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(results[2]).toMatchObject({ reason: { message: 'the test thread ended: exit code 3' } });
});
