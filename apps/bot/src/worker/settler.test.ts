import { expect, test } from '@jest/globals';
import { turnIdOf } from './settler.js';

test('the same messages give the same id, others another, in characters that every platform takes', () => {
  const id = turnIdOf('messenger/1/2', 'mid.1');
  expect(id).toMatch(/^[0-9a-f]{20}$/);
  expect(turnIdOf('messenger/1/2', 'mid.1')).toBe(id);
  expect(turnIdOf('messenger/1/2', 'mid.2')).not.toBe(id);
  expect(turnIdOf('messenger/1/3', 'mid.1')).not.toBe(id);
});
