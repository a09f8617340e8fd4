import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import { createProbeChooser, ensureProbeChooser } from './chooser.js';
import { classify, fitClassifier } from './classifier.js';
import { readExamples } from './examples.js';
import { minimise } from './minimise.js';
import { loadProbe, saveProbe } from './probe.js';
import { TOOL_TASK } from './task.js';
import { trainProbe } from './train.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-probe-'));
});
afterAll(() => rm(dir, { recursive: true }));

const fake = () => createFakeEngine(['x'], { hiddenSize: 256 });

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

describe('probe', () => {
  test('is learnt, stored, read again, and says the same', async () => {
    const engine = fake();
    const seen: number[] = [];
    const probe = await trainProbe(engine, TOOL_TASK, ({ done }) => seen.push(done));
    expect(seen.at(-1)).toBe((await readExamples(TOOL_TASK)).examples.length);
    await saveProbe(dir, probe, TOOL_TASK);
    const stored = await loadProbe(dir, engine, TOOL_TASK);
    expect(stored?.classes).toEqual(probe.classes);
    const text = 'Rotate this picture 90 degrees';
    const [fresh] = await createProbeChooser(engine, probe).choose(text);
    const [again] = await createProbeChooser(engine, stored!).choose(text);
    expect(fresh!.tool).toBe('edit_picture');
    expect(again!.tool).toBe('edit_picture');
    expect(again!.probability).toBeCloseTo(fresh!.probability, 3);
  });

  test('of another model, another size or a broken file is not taken', async () => {
    const probe = (await loadProbe(dir, fake(), TOOL_TASK))!;
    expect(await loadProbe(dir, createFakeEngine(['x'], { id: 'other', hiddenSize: 256 }), TOOL_TASK)).toBeUndefined();
    expect(await loadProbe(dir, createFakeEngine(['x'], { hiddenSize: 64 }), TOOL_TASK)).toBeUndefined();
    await saveProbe(dir, { ...probe, examples: 'old' }, TOOL_TASK);
    expect(await loadProbe(dir, fake(), TOOL_TASK)).toBeUndefined();
    await writeFile(join(dir, TOOL_TASK.file), '{"format":1');
    expect(await loadProbe(dir, fake(), TOOL_TASK)).toBeUndefined();
  });

  test('is trained when there is none, and only then', async () => {
    let trained = 0;
    const ensure = () => ensureProbeChooser(fake(), dir, () => trained++);
    await ensure();
    expect(trained).toBeGreaterThan(0);
    trained = 0;
    const chooser = await ensure();
    expect(trained).toBe(0);
    const choices = await chooser.choose('What time is it in Tokyo?');
    expect(choices.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
  });
});
