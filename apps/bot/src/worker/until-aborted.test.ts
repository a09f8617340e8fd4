import { expect, test } from '@jest/globals';
import { untilAborted } from './until-aborted.js';

const forever = new Promise<never>(() => undefined);

test('work that ends gives its result or its error', async () => {
  const { signal } = new AbortController();
  await expect(untilAborted(signal, Promise.resolve(7))).resolves.toBe(7);
  await expect(untilAborted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('work that hangs is left when the signal is aborted', async () => {
  const controller = new AbortController();
  const result = untilAborted(controller.signal, forever);
  controller.abort(new Error('enough'));
  await expect(result).rejects.toThrow('enough');
  await expect(untilAborted(controller.signal, forever)).rejects.toThrow('enough');
});
