import { expect, test } from '@jest/globals';
import { accepted, ignored, parseEach } from './parsed.js';

const conversation = { channel: 'messenger' as const, account: '1', peer: '2' };
const unsend = { kind: 'unsend' as const, conversation, at: 1, target: 'm' };
const keyOf = (...identity: (string | number)[]) => {
  const item = accepted(unsend, ...identity);
  return item.ok && 'key' in item ? item.key : undefined;
};

test('one id under several kinds gives several keys, and no two identities share one', () => {
  const keys = [
    keyOf('message', 'a'),
    keyOf('unsend', 'a'),
    keyOf('message', 'a/b'),
    keyOf('message', 'a', 'b'),
    keyOf('message', 'a:b'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^messenger\/1\/[\w%/]+$/);
});

test('an event that is not valid by the message model is a broken item', () => {
  expect(accepted({ ...unsend, at: Number.NaN }, 'unsend', 'm')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('unsend: at'),
  });
  expect(accepted({ ...unsend, conversation: { ...conversation, peer: '' } }, 'unsend', 'm').ok).toBe(false);
});

test('what throws fails alone', () => {
  const items = parseEach([1, 2, 3], (value) => {
    if (value === 2) throw new Error('two');
    return [ignored(String(value))];
  });
  expect(items).toEqual([
    { ok: true, ignored: '1' },
    { ok: false, reason: 'two' },
    { ok: true, ignored: '3' },
  ]);
});

test('the name of a kind is short and plain, whatever was sent', () => {
  expect(ignored(`field:${'<script>\n'.repeat(30)}`)).toEqual({
    ok: true,
    ignored: expect.stringMatching(/^field:[\w]{54}$/),
  });
});
