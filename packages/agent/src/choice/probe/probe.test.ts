import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { ModelManifest } from '@hearth/inference';
import { createProbeChooser } from './chooser.js';
import { classify, fitClassifier } from './classifier.js';
import { ensureProbes } from './ensure.js';
import { readExamples } from './examples.js';
import { minimise } from './minimise.js';
import { loadProbe } from './probe.js';
import { MODE_TASK, TOOL_TASK } from './task.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-probe-'));
});
afterAll(() => rm(dir, { recursive: true }));

const engine = createFakeEngine(['x'], { hiddenSize: 256 });
const manifest = engine.model as unknown as ModelManifest;
/** Reads states by the fake engine; notes how many. */
let read = 0;
const states = (texts: readonly string[]) => {
  read += texts.length;
  return Promise.all(texts.map((text) => engine.embed(text)));
};
const ensure = () => ensureProbes({ dir, manifest, modelsDir: dir }, states);

describe('minimise', () => {
  test("finds Rosenbrock's valley", () => {
    const found = minimise(
      (x, gradient) => {
        const [a, b] = [x[0]!, x[1]!];
        gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a);
        gradient[1] = 200 * (b - a * a);
        return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
      },
      Float64Array.of(-1.2, 1),
      { iterations: 200, tolerance: 1e-6, memory: 10 },
    );
    expect(found[0]).toBeCloseTo(1, 4);
    expect(found[1]).toBeCloseTo(1, 4);
  });
});

describe('classifier', () => {
  test('separates three clouds and is sure of it', () => {
    const rows = [
      [1, 0],
      [0.9, 0.1],
      [0, 1],
      [0.1, 0.9],
      [-1, -1],
      [-0.9, -1],
    ].map((row) => Float64Array.from(row));
    const classifier = fitClassifier(rows, [0, 0, 1, 1, 2, 2], 3, 30);
    for (const [i, row] of rows.entries()) {
      const p = classify(classifier, row);
      expect(p.indexOf(Math.max(...p))).toBe(Math.floor(i / 2));
      expect(Math.max(...p)).toBeGreaterThan(0.9);
      expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }
  });
});

describe('examples', () => {
  test('are many, in nine languages, about half without a tool, none twice, none held out', async () => {
    const { examples } = await readExamples(TOOL_TASK);
    const heldOut = await readExamples({ ...TOOL_TASK, examples: new URL('../../../eval/tools/', import.meta.url) });
    expect(examples.length).toBeGreaterThanOrEqual(160);
    const none = examples.filter(({ label }) => label === 'none').length;
    expect(none / examples.length).toBeGreaterThan(0.35);
    const texts = examples.map(({ text }) => text.toLowerCase());
    expect(new Set(texts).size).toBe(texts.length);
    expect(heldOut.examples.filter(({ text }) => texts.includes(text.toLowerCase()))).toEqual([]);
  });
});

describe('probes', () => {
  test('are learnt together, each text read once, stored, read again, and say the same', async () => {
    const [tools, modes] = await Promise.all([TOOL_TASK, MODE_TASK].map(readExamples));
    const texts = [...tools!.examples, ...modes!.examples].map(({ text }) => text);
    const fresh = await ensure();
    expect(read).toBe(new Set(texts).size);
    const stored = await ensure();
    expect(read).toBe(new Set(texts).size);
    expect(stored.tools.classes).toEqual(fresh.tools.classes);
    expect(stored.modes.classes).toEqual(fresh.modes.classes);
    const [before, after] = await Promise.all(
      [fresh, stored].map((probes) =>
        createProbeChooser(engine, probes.tools).choose('Rotate this picture 90 degrees'),
      ),
    );
    expect(before![0]!.tool).toBe('edit_picture');
    expect(after![0]!.tool).toBe('edit_picture');
    expect(after![0]!.probability).toBeCloseTo(before![0]!.probability, 3);
    expect(after!.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
  });

  test('only what is missing is learnt', async () => {
    await rm(join(dir, MODE_TASK.file));
    read = 0;
    await ensure();
    expect(read).toBe((await readExamples(MODE_TASK)).examples.length);
  });

  test('of another model, another size, other examples or a broken file is not taken', async () => {
    const { version } = await readExamples(TOOL_TASK);
    const load = (model = {}, examples = version) => loadProbe(dir, { ...engine.model, ...model }, TOOL_TASK, examples);
    expect(await load()).toBeDefined();
    expect(await load({ id: 'other' })).toBeUndefined();
    expect(await load({ hiddenSize: 64 })).toBeUndefined();
    expect(await load({}, 'old')).toBeUndefined();
    await writeFile(join(dir, TOOL_TASK.file), '{"format":1');
    expect(await load()).toBeUndefined();
  });
});
