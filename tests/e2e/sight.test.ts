import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';

const ENTRY = join(import.meta.dirname, '../../apps/bot/dist/cli/entry.js');
/** Milliseconds: some forty questions, half of them written by the model. */
const TIMEOUT_MS = 600_000;

interface Figure {
  readonly id: string;
  readonly value: number;
  readonly detail: string;
}

let output = '';
let figures: Readonly<Record<string, Figure>>;
beforeAll(async () => {
  const child = spawn(process.execPath, [ENTRY, 'eval', 'sight', '--quick', '--json'], {
    env: { ...process.env, HEARTH_MODEL: 'qwen2.5-coder-0.5b' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // 1 when a figure of so few pictures misses its goal.
  expect([0, 1]).toContain(await new Promise<number | null>((done) => child.once('close', done)));
  const report = JSON.parse(output) as { readonly figures: readonly Figure[] };
  figures = Object.fromEntries(report.figures.map((figure) => [figure.id, figure]));
}, TIMEOUT_MS);

describe('sight, evaluated on a part of its pictures through the whole agent', () => {
  test('has every figure', () => {
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining([
        'sight.read.words',
        'sight.read.words.turned-or-blurred',
        'sight.receipt.total',
        'sight.fields',
        'sight.count',
        'sight.count.vs-one-look',
        'sight.false',
        'sight.where',
        'sight.invented',
      ]),
    );
  });

  test('reads Latin letters, marks what it found where it is, and invents nothing', () => {
    expect(figures['sight.read.words.latn']!.value).toBeGreaterThan(0.95);
    expect(figures['sight.where']!.value).toBeGreaterThan(0.8);
    expect(figures['sight.invented']!.value).toBe(0);
  });
});
