import { expect, test } from '@jest/globals';
import { makeAccount } from '../accounts.js';
import { createManualClock } from '../clock.js';
import { MediaStore } from './store.js';

const MB = 1024 * 1024;

test('the oldest files go when there is too much', async () => {
  const store = new MediaStore(createManualClock());
  const account = makeAccount({ channel: 'messenger' });
  const put = () => store.put(account, { bytes: Buffer.alloc(100 * MB), mime: 'application/pdf' }, 'person');
  const [first, second, third] = [await put(), await put(), await put()];
  expect(store.peek(first.id)).toBeUndefined();
  expect(store.peek(second.id)).toBe(second);
  expect(store.peek(third.id)).toBe(third);
});

test('a file belongs to its account', async () => {
  const store = new MediaStore(createManualClock());
  const [mine, other] = [makeAccount({ channel: 'messenger' }), makeAccount({ channel: 'messenger' })];
  const file = await store.put(mine, { bytes: Buffer.from('x'), mime: 'text/plain' }, 'account');
  expect(store.get(mine, file.id)).toBe(file);
  expect(store.get(other, file.id)).toBeUndefined();
});
