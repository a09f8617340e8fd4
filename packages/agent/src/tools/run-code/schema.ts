import { z } from 'zod';
import { STATISTICS } from './keywords.js';

/** What can be done with a list, numbers, chance, a curve or a table without a program; `program` is everything else. */
export const workSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('sort'), items: z.array(z.string()), down: z.boolean() }),
  z.object({ do: z.enum(['unique', 'tally', 'shuffle', 'pick']), items: z.array(z.string()) }),
  z.object({ do: z.literal('statistics'), values: z.array(z.number()), wanted: z.array(z.enum(STATISTICS)) }),
  z.object({ do: z.literal('dice'), dice: z.number(), sides: z.number(), times: z.number() }),
  z.object({ do: z.literal('coin'), times: z.number() }),
  z.object({ do: z.literal('random'), from: z.number(), to: z.number(), count: z.number() }),
  z.object({ do: z.literal('curve'), formula: z.string(), from: z.number(), to: z.number() }),
  z.object({ do: z.literal('sort-table'), column: z.string(), down: z.boolean() }),
  z.object({
    do: z.literal('column'),
    column: z.string(),
    wanted: z.array(z.enum(STATISTICS)),
    by: z.string().optional(),
  }),
  z.object({ do: z.literal('describe-table') }),
  z.object({ do: z.literal('program') }),
]);
export type Work = z.infer<typeof workSchema>;
export type WorkOf<Kind extends Work['do']> = Extract<Work, { do: Kind }>;
