import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { ModelManifest } from '@hearth/inference';
import { ensureProbes } from '../../choice/probe/ensure.js';
import { readExamples } from '../../choice/probe/examples.js';
import { MODE_TASK } from '../../choice/probe/task.js';
import { LANGUAGES } from '../../language/languages.js';
import { MODES } from '../types.js';
import { createModeRouter } from './router.js';

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

test('a router is slow only where it is sure', async () => {
  const engine = createFakeEngine(['x'], { hiddenSize: 256 });
  const manifest = engine.model as unknown as ModelManifest;
  const { modes } = await ensureProbes({ dir, manifest, modelsDir: dir }, (texts) =>
    Promise.all(texts.map((text) => engine.embed(text))),
  );
  const router = createModeRouter(engine, modes);
  expect(await router.route('Which number comes next: 2, 6, 12, 20, 30?')).toEqual({ mode: 'thinking' });
  expect(await router.route('Who wrote Hamlet?')).toEqual({ mode: 'instant' });
  expect(await router.route('zzz qqq')).toMatchObject({ mode: 'instant' });
});
