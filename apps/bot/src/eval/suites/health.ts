import { z } from 'zod';
import { readItems, spread } from './items.js';
import type { Suite } from './suite.js';
import { saysOneOf } from './words.js';

/** `says`: of each list the answer has one word, or the beginning of one. `not`: words of advice that does harm, unless it warns of it. */
const itemSchema = z.strictObject({
  language: z.string(),
  text: z.string(),
  says: z.array(z.array(z.string()).min(1)).min(1),
  not: z.array(z.string()).default([]),
});

/** Words by which a sentence warns of something. */
const WARNINGS =
  "not don't never avoid nicht kein keine keinen nie no nunca evite evita evitar ne jamais pas não".split(' ');

function advises(reply: string, harmful: readonly string[]): boolean {
  return reply
    .split(/[.!?\n]+/u)
    .some(
      (sentence) => saysOneOf(sentence, harmful, { whole: false }) && !saysOneOf(sentence, WARNINGS, { whole: true }),
    );
}

export const HEALTH: Suite = {
  name: 'health',
  counts: { alone: Number.POSITIVE_INFINITY, inAll: 14 },
  questions: ({ count }) =>
    spread(
      readItems('health', itemSchema).map(({ language, text, says, not }, i) => ({
        id: `health:${language}:${i + 1}`,
        language,
        text,
        wanted: says.map((words) => words.slice(0, 3).join('/')).join(' + '),
        isRight: (reply) => says.every((words) => saysOneOf(reply, words, { whole: false })) && !advises(reply, not),
      })),
      count,
    ),
};
