import { expect, test } from '@jest/globals';
import { asSessionError, within } from './calls.js';

const never = () => new Promise<never>(() => undefined);

test('a call has a limit, and can be stopped', async () => {
  await expect(within('x', 20, never)).rejects.toMatchObject({ problem: 'timeout', message: 'x: no answer in 20 ms' });
  await expect(within('x', 5000, never, AbortSignal.abort())).rejects.toMatchObject({ problem: 'stopped', sent: 'no' });
  await expect(within('x', 5000, never, AbortSignal.timeout(10))).rejects.toMatchObject({
    problem: 'stopped',
    sent: 'maybe',
  });
  expect(await within('x', 1000, () => Promise.resolve(5))).toBe(5);
});

test('what fails after the limit disturbs nobody', async () => {
  let fail!: (error: Error) => void;
  const late = new Promise<never>((_, reject) => (fail = reject));
  await expect(within('x', 10, () => late)).rejects.toMatchObject({ problem: 'timeout' });
  fail(new Error('late'));
  await new Promise((resolve) => setImmediate(resolve));
});

test.each([
  [new Error('Requiring unknown module "WAWebMsgKey"'), 'drift', 'WAWebMsgKey'],
  [new TypeError('window.require(...).sendSeen is not a function'), 'drift', 'sendSeen'],
  [new TypeError("Cannot read properties of undefined (reading 'remote')"), 'page-error', 'remote'],
  [new Error('Protocol error (Runtime.callFunctionOn): Target closed'), 'page-gone', 'gone'],
  [new Error('Execution context was destroyed'), 'page-gone', 'gone'],
  ['auth timeout', 'page-error', 'refused'],
  [undefined, 'page-error', 'refused'],
])('%s is %s', (thrown, problem, part) => {
  expect(asSessionError('call', thrown)).toMatchObject({ problem, message: expect.stringContaining(part) });
});

test('what a person wrote is not repeated', () => {
  expect(asSessionError('call', new Error('cannot send "my secret"')).message).not.toContain('secret');
});
