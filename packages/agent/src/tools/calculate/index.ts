import { z } from 'zod';
import type { Tool } from '../../types.js';

const schema = z.object({
  expression: z
    .string()
    .min(1)
    .max(500)
    .describe('Arithmetic: digits, + - * / ^ %, parentheses, sqrt, units (5 mile to km)'),
});
type Args = z.infer<typeof schema>;

/** The library behind it takes 80 MB: a process that never calculates does without. */
const arithmetic = () => import('./arithmetic.js');

/** Arithmetic in exact decimals, percentages and units. */
export const calculate: Tool<Args> = {
  name: 'calculate',
  description:
    'Computes an arithmetic expression, a percentage or a conversion of units. Example: "3 books at 12.50 each" is {"expression":"3 * 12.50"}; never write the result.',
  permission: 'all',
  needs: 'nothing',
  worksOnFound: true,
  schema,
  timeoutMs: 10_000,

  async read(context) {
    const expression = (await arithmetic()).readExpression(context);
    return expression === undefined ? undefined : { expression };
  },

  async repair({ expression }, context) {
    return { expression: (await arithmetic()).repairExpression(expression, context) };
  },

  async run({ expression }, context) {
    const say = (await arithmetic()).compute(expression, context);
    return { say, know: say };
  },
};
