import { expect, test } from '@jest/globals';
import request from 'request';

const OPTIONS = { uri: 'https://graph.facebook.com/v25.0/me', qs: {}, method: 'GET' } as const;

test('a call before a transport is installed throws; afterwards success and failure reach the callback once, with a body', async () => {
  const calls: unknown[][] = [];
  const call = () =>
    new Promise<void>((resolve) => {
      request(OPTIONS, (...said) => {
        calls.push(said);
        resolve();
      });
    });
  await expect(call()).rejects.toThrow('no transport');

  const failed = new Error('no answer');
  let answer: () => Promise<object> = async () => ({ id: '1' });
  request.install(async (options) => {
    expect(options).toBe(OPTIONS);
    return await answer();
  });
  await call();
  answer = () => Promise.reject(failed);
  await call();
  expect(calls).toEqual([
    [null, undefined, { id: '1' }],
    [failed, undefined, {}],
  ]);
});

test('nobody puts another transport in its place', () => {
  expect(() => request.install(async () => ({}))).toThrow('installed already');
});
