import { afterAll, describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { FakeScript } from '@hearth/inference';
import { TraceBuilder } from '../turn/trace.js';
import { programDraft } from './draft.js';
import { createProgramRunner } from './runner.js';
import { programIn } from './source.js';

const runner = createProgramRunner();
afterAll(() => runner.close());

async function draft(script: FakeScript, data?: unknown) {
  const engine = createFakeEngine(script);
  const trace = new TraceBuilder('fake');
  const request = { engine, runner, trace, task: 'How many legs have 3 spiders?', data, maxTokens: 200 };
  const made = await programDraft(request, new AbortController().signal);
  return { ...made, requests: engine.requests, tokens: trace.build().completionTokens };
}

const seen = (made: Awaited<ReturnType<typeof draft>>) => JSON.stringify(made.requests.at(-1)?.prompt);

describe('a program by the model', () => {
  test('is run, and its output is the answer', async () => {
    const made = await draft(['const spiders = 3;\nconsole.log(spiders * 8);\n```\nThis prints 24.']);
    expect(made).toMatchObject({ outcome: { ok: true, output: '24' }, attempts: 1 });
    expect(made.source).toBe('const spiders = 3;\nconsole.log(spiders * 8);');
    expect(made.tokens).toBeGreaterThan(5);
  });

  test('gets its error back once', async () => {
    const made = await draft(['console.log(spiders * 8)', 'console.log(3 * 8)']);
    expect(made).toMatchObject({ outcome: { ok: true, output: '24' }, attempts: 2 });
    expect(seen(made)).toContain("ReferenceError: 'spiders' is not defined");
    expect(await draft(['nonsense!', 'null.x', 'never asked'])).toMatchObject({
      outcome: { ok: false, why: 'error' },
      attempts: 2,
    });
  });

  test('may change its constants: they are made variables without asking the model', async () => {
    const made = await draft([
      'const sum = 0;\nconst times = 1;\nfor (const n of [1, 2]) { sum += n; times *= 2; }\nconsole.log(sum, times)',
    ]);
    expect(made).toMatchObject({ outcome: { ok: true, output: '3 4' }, attempts: 1 });
    expect(made.source).toMatch(/^let sum = 0;\nlet times = 1;/);
  });

  test('that was never written is an error as well', async () => {
    expect(await draft(['```', ''])).toMatchObject({ source: '', outcome: { ok: false, why: 'error' } });
  });

  test('has the data, of which the model sees the beginning', async () => {
    const data = Array.from({ length: 500 }, (_, i) => ({ name: `row ${i}`, value: i }));
    const made = await draft(['console.log(data.length)'], data);
    expect(made.outcome).toEqual({ ok: true, output: '500' });
    expect(seen(made)).toContain('row 3');
    expect(seen(made)).not.toContain('row 300');
  });
});

test.each([
  ['Here:\n```js\nconsole.log(1)\n```\nDone.', 'console.log(1)'],
  ['```javascript\nconsole.log(1)', 'console.log(1)'],
  ['```\nconsole.log(1)\n```\n```js\nconsole.log(2)\n```', 'console.log(1)'],
  ['console.log(`a`)\n```', 'console.log(`a`)'],
  ['', undefined],
  ['```js\n```', undefined],
])('the program in %j', (text, program) => {
  expect(programIn(text)).toBe(program);
});
