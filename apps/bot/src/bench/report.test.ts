import { describe, expect, test } from '@jest/globals';
import { figure, report, reportTable } from './report.js';

describe('figures', () => {
  test.each([
    ['min', 9.9, true],
    ['min', 10.1, false],
    ['max', 10.1, true],
    ['max', 9.9, false],
  ] as const)('goal 10, better is %s, measured %d: %s', (direction, value, ok) => {
    expect(figure('webhook.p99', value, 'ms', { goal: 10, direction }).ok).toBe(ok);
  });

  test('without a goal there is nothing to miss', () => {
    expect(figure('a', 1, 's', { direction: 'min' })).toMatchObject({ goal: null, ok: true });
  });

  test('the report names machine and versions, the table every figure', () => {
    const made = report([figure('memory.idle', 312.449, 'MB', { goal: 350, direction: 'min', detail: 'sum of PSS' })]);
    expect(made.machine.cores).toBeGreaterThan(0);
    expect(Object.keys(made.versions)).toEqual(['hearth', 'node', 'onnxruntime-node', 'bullmq', 'sharp']);
    expect(reportTable(made)).toContain('| memory.idle | 312 MB | ≤ 350 | yes     | sum of PSS |');
  });
});
