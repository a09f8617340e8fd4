import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { AllRun } from './run.js';
import { openRuns } from './saved.js';
import { allFigures, allTable } from './table.js';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'hearth-evaluations-')));
  return folders.at(-1)!;
}

/** A run in which the first `right` of ten questions were right. */
function runOf(model: string, at: string, right: number, more: Partial<AllRun> = {}): AllRun {
  const answers = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`q${i}`, i < right]));
  return { model, at, seed: 1, seconds: 60, suites: { knowledge: answers, tools: answers }, ...more };
}

describe('runs that are kept', () => {
  test('the last of a model comes back; other models are listed', () => {
    const runs = openRuns(folder());
    expect(runs.last('a')).toBeUndefined();
    expect(runs.models()).toEqual([]);
    const second = runOf('a', '2026-11-24T11:00:00.000Z', 7);
    runs.save(second);
    runs.save(runOf('a', '2026-11-23T12:00:00.000Z', 5));
    runs.save(runOf('own/model', '2026-11-24T12:00:00.000Z', 5));
    expect(runs.last('a')).toEqual(second);
    expect(runs.models()).toEqual(['a', 'own/model']);
  });

  test('a file that is no run is passed over', () => {
    const data = folder();
    const runs = openRuns(data);
    const run = runOf('a', '2026-11-24T11:00:00.000Z', 7);
    runs.save(run);
    const own = join(data, 'evaluations', 'a');
    writeFileSync(join(own, '2027-01-01.json'), '{"model":');
    writeFileSync(join(own, '2027-01-02.json'), '{"model":"a"}');
    expect(readdirSync(own)).toHaveLength(3);
    expect(runs.last('a')).toEqual(run);
  });
});

describe('the table of a run of all', () => {
  const before = runOf('a', '2026-11-20T11:00:00.000Z', 4);
  const run = runOf('a', '2026-11-24T11:00:00.000Z', 9);

  test('shares, intervals and what changed', () => {
    const [header, row] = allTable([{ run, before }], []).split('\n');
    expect(header).toMatch(/^test +questions +a +95 % +since 2026-11-20$/);
    // Five more of ten: (6 − 1) / 12 ± 0.362
    expect(row).toMatch(/^knowledge +10 +90 % +60–98 % +\+50 \(\+5 to \+78\)$/);
  });

  test('other models, and nothing where nothing can be compared', () => {
    const other = runOf('b', '2026-11-22T11:00:00.000Z', 3, { suites: { knowledge: { q1: true } } });
    const lines = allTable([{ run, before: { ...before, seed: 2 } }], [other]).split('\n');
    expect(lines[0]).toContain('b (2026-11-22)');
    expect(lines[1]).toMatch(/–\s+100 %$/);
    expect(lines[2]).toMatch(/–\s+–$/);
  });

  test('figures by suite, by model when there are several', () => {
    expect(allFigures([run])[0]).toMatchObject({ id: 'eval.knowledge', value: 0.9, detail: '9 of 10, a' });
    expect(allFigures([run, { ...run, model: 'b' }]).map(({ id }) => id)).toEqual([
      'eval.knowledge.a',
      'eval.tools.a',
      'eval.knowledge.b',
      'eval.tools.b',
    ]);
  });
});
