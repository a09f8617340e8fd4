import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import { readExamples } from '../../choice/probe/examples.js';
import { MODE_TASK } from '../../choice/probe/task.js';
import { LANGUAGES } from '../../language/languages.js';
import { MODES } from '../types.js';
import { ensureModeRouter } from './router.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-router-'));
});
afterAll(() => rm(dir, { recursive: true }));

test('examples are of every mode in every language, none twice', async () => {
  expect((await readdir(MODE_TASK.examples)).toSorted()).toEqual(
    LANGUAGES.map((language) => `${language}.jsonl`).toSorted(),
  );
  const { examples } = await readExamples(MODE_TASK);
  expect(new Set(examples.map(({ label }) => label))).toEqual(new Set(MODES));
  expect(new Set(examples.map(({ text }) => text.toLowerCase())).size).toBe(examples.length);
});

test('a router is learnt once a model, stored, and slow only where it is sure', async () => {
  const engine = createFakeEngine(['x'], { hiddenSize: 256 });
  let learnt = 0;
  const ensure = () => ensureModeRouter(engine, dir, () => learnt++);
  await ensure();
  expect(learnt).toBeGreaterThan(0);
  learnt = 0;
  const router = await ensure();
  expect(learnt).toBe(0);
  expect(await router.route('Which number comes next: 2, 6, 12, 20, 30?')).toBe('thinking');
  expect(await router.route('Who wrote Hamlet?')).toBe('instant');
  expect(await router.route('zzz qqq')).toBe('instant');
});
