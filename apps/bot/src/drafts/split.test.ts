import { expect, test } from '@jest/globals';
import { awayOf } from './split.js';

test.each([
  ['nobody else', 5, 4, [], 0],
  ['everybody else is busy', 5, 0, [0, 0], 0],
  ['two that are alike share', 5, 4, [4], 2],
  ['a larger one takes more', 5, 2, [8], 4],
  ['this one is busy: only the first stays', 5, 0, [4, 4], 4],
  ['never more than is free elsewhere', 5, 0, [1], 1],
  ['a queue before the engine counts as none free', 3, -7, [1], 1],
  ['one draft stays', 1, 0, [8], 0],
  ['none', 0, 4, [4], 0],
])('%s: of %i drafts, with %i rows free here and %j elsewhere, %i go away', (_, count, here, others, away) => {
  expect(
    awayOf(
      count,
      { free: here },
      others.map((free) => ({ free })),
    ),
  ).toBe(away);
});
