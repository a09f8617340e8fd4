import { z } from 'zod';
import { readItems, spread } from './items.js';
import type { Suite } from './suite.js';
import { saysOneOf } from './words.js';

/** `right`: words of which the answer has one. `wrong`: words it may not have. */
const itemSchema = z.strictObject({
  language: z.string(),
  text: z.string(),
  right: z.array(z.string()).min(1),
  wrong: z.array(z.string()).default([]),
});

export const KNOWLEDGE: Suite = {
  name: 'knowledge',
  counts: { alone: Number.POSITIVE_INFINITY, inAll: 33 },
  questions: ({ count }) =>
    spread(
      readItems('knowledge', itemSchema).map(({ language, text, right, wrong }, i) => ({
        id: `knowledge:${language}:${i + 1}`,
        language,
        text,
        wanted: right[0]!,
        isRight: (reply) => saysOneOf(reply, right, { whole: true }) && !saysOneOf(reply, wrong, { whole: true }),
      })),
      count,
    ),
};
