import { expect, test } from '@jest/globals';
import { awayOf } from './split.js';

const idle = { room: 4, busy: 0 };

test.each([
  ['nobody else', 5, 0, [], 0],
  ['nobody else has room', 5, 9, [{ room: 0, busy: 4 }], 0],
  ['two idle ones share', 5, 0, [idle], 2],
  ['three idle ones share', 5, 0, [idle, idle], 3],
  ['another one that is busy takes fewer', 5, 0, [{ room: 4, busy: 2 }], 1],
  ['this one is busy: only the first stays', 5, 8, [idle], 4],
  ['never more than there is room for', 5, 8, [{ room: 1, busy: 0 }], 1],
  ['one draft stays', 1, 8, [idle], 0],
  ['none', 0, 0, [idle], 0],
])('%s: of %i drafts, with %i rows at work here and %j elsewhere, %i go away', (_, count, busy, others, away) => {
  expect(awayOf(count, busy, others)).toBe(away);
});
