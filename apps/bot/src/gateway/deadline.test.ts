import { expect, test } from '@jest/globals';
import { within } from './deadline.js';

test('what is quick gives its result, what is slow an error', async () => {
  await expect(within(1000, Promise.resolve(1))).resolves.toBe(1);
  await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(within(10, new Promise(() => undefined))).rejects.toThrow('no answer within 10 ms');
});
