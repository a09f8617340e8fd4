import { afterAll, describe, expect, test } from '@jest/globals';
import { createProgramRunner } from './runner.js';

const runner = createProgramRunner();
afterAll(() => runner.close());

const run = (source: string, data?: unknown) => runner.run(source, data);
const printed = async (source: string, data?: unknown) => {
  const outcome = await run(source, data);
  return outcome.ok ? outcome.output : outcome;
};

describe('a program', () => {
  test.each([
    ['numbers', 'console.log(0.1 + 0.2, 2 ** 10, 10n ** 20n, NaN)', '0.3 1024 100000000000000000000 NaN'],
    [
      'numbers inside without noise',
      'console.log([0.1 + 0.2, 1 / 3, 12345678901234567], NaN, [NaN])',
      '[0.3,0.333333333333,12345678901234568] NaN ["NaN"]',
    ],
    ['several lines', 'console.log("a"); console.log("b", "c")', 'a\nb c'],
    [
      'objects as JSON',
      'console.log([1, [2]], { m: new Map([["k", 1]]), s: new Set([3]) })',
      '[1,[2]] {"m":{"k":1},"s":[3]}',
    ],
    [
      'what has no JSON',
      'console.log(undefined, null, () => 1, Symbol("x"), new Error("e"))',
      'undefined null () => 1 Symbol(x) Error: e',
    ],
    ['after an await', '(async () => { await null; console.log("later"); })()', 'later'],
    ['other methods of console', 'console.table([{ a: 1 }]); console.error("e")', '[{"a":1}]\ne'],
  ])('prints %s', async (_name, source, output) => {
    expect(await printed(source)).toBe(output);
  });

  test('has its data', async () => {
    const data = {
      rows: [
        { name: 'Käse', price: 3.5 },
        { name: 'پنیر', price: 4 },
      ],
    };
    expect(await printed('console.log(data.rows.map((r) => r.name).join(), data.rows.length)', data)).toBe(
      'Käse,پنیر 2',
    );
    expect(await printed('console.log(data)')).toBe('null');
  });

  test.each([
    ['nothing', '1 + 1', /printed nothing/],
    ['an error', '\nnull.x', /TypeError: cannot read property 'x' of null \(line 2\)/],
    ['a syntax error', 'let x = ;', /SyntaxError/],
    ['an error after an await', '(async () => { await null; null.x; })()', /TypeError/],
    ['a text that is thrown', 'throw "no"', /Thrown: no/],
    ['endless recursion', 'function f() { return f() + 1; } f()', /stack overflow/],
  ])('with %s says why', async (_name, source, message) => {
    const outcome = await run(source);
    expect(outcome).toMatchObject({ ok: false, why: 'error' });
    expect(!outcome.ok && outcome.message).toMatch(message);
  });
});

describe('a program that means harm', () => {
  test.each([
    ['loops', 'while (true) {}', 'time'],
    ['loops and catches its end', 'for (;;) { try { for (;;) {} } catch (e) {} }', 'time'],
    ['loops in promises', 'function f() { Promise.resolve().then(f); } f()', 'time'],
    ['loops in a regular expression', '/(a+)+$/.test("a".repeat(40) + "b")', 'time'],
    ['loops in a getter of its error', 'throw { get message() { for (;;) {} } }', 'time'],
    [
      'catches that memory is full',
      'for (const k = [];;) { try { for (;;) k.push("x".repeat(1e6) + k.length); } catch (e) {} }',
      'time',
    ],
    ['allocates at once', 'new ArrayBuffer(1e9)', 'memory'],
    ['allocates in a native loop', 'Array.from({ length: 1e9 })', 'memory'],
    ['prints 50 MB', 'console.log("x".repeat(50e6))', 'output'],
    ['prints without end', 'for (;;) console.log("hello")', 'output'],
    ['nests without end', 'eval("[".repeat(200000))', 'error'],
    ['throws 50 MB', 'throw "x".repeat(50e6)', 'error'],
  ] as const)(
    '%s',
    async (_name, source, why) => {
      const outcome = await run(source);
      expect(outcome).toMatchObject({ ok: false, why });
      if (!outcome.ok) expect(outcome.message.length).toBeLessThan(600);
    },
    20_000,
  );

  test('reaches nothing of the host', async () => {
    const names = [
      'process',
      'require',
      'module',
      'fetch',
      'WebAssembly',
      'setTimeout',
      'Worker',
      'std',
      'os',
      'Deno',
      'print',
    ];
    const seen = `console.log(Function("return [${names.map((name) => `typeof ${name}`).join()}]")().join())`;
    expect(await printed(seen)).toBe(names.map(() => 'undefined').join());
    expect(await printed('console.log(console.log.constructor("return typeof process")())')).toBe('undefined');
    expect(await run('import("fs").then((fs) => console.log("got", fs))')).toMatchObject({ ok: false, why: 'error' });
    expect(await run('import fs from "node:fs"; console.log(fs)')).toMatchObject({ ok: false, why: 'error' });
  });

  test('spoils no other program', async () => {
    const poison = `Object.prototype.toJSON = () => 'poisoned'; Array.prototype.join = () => 'poisoned';
      JSON.stringify = String = () => 'poisoned'; globalThis.data = 'poisoned'; globalThis.left = 1; console.log('done');`;
    expect(await printed(poison)).toBe('done');
    expect(await printed('console.log([1, 2].join(), data, typeof left, { a: 1 })', 'mine')).toBe(
      '1,2 mine undefined {"a":1}',
    );
    expect(({} as { toJSON?: unknown }).toJSON).toBeUndefined();
  });
});

describe('the runner', () => {
  test('ends a program when the turn ends, and goes on', async () => {
    const turn = new AbortController();
    const outcomes = Promise.allSettled(Array.from({ length: 4 }, () => runner.run('for (;;) {}', null, turn.signal)));
    const began = performance.now();
    turn.abort(new Error('stop'));
    expect((await outcomes).map((o) => (o.status === 'rejected' ? (o.reason as Error).message : 'ran'))).toEqual(
      Array(4).fill('stop'),
    );
    expect(performance.now() - began).toBeLessThan(1500);
    expect(await printed('console.log(1)')).toBe('1');
  });

  test('closed, it ends what runs and runs no more', async () => {
    const closed = createProgramRunner();
    const running = closed.run('for (;;) {}');
    const settled = expect(running).rejects.toThrow('closed');
    await closed.close();
    await settled;
    await expect(closed.run('console.log(1)')).rejects.toThrow('closed');
  });
});
