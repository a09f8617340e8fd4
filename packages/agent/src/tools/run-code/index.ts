import { baseLanguage } from '../../language/languages.js';
import type { Tool } from '../../types.js';
import { byProgram } from './program.js';
import { byRule } from './rule.js';
import { workSchema } from './schema.js';
import type { Work } from './schema.js';
import { plainWork } from './source.js';
import { CODE_WORDS } from './words.js';

/**
 * Sorts and counts, draws lots, throws dice, draws curves and works on tables: by rule where the message says plainly what is wanted, else
 * by a program that the model writes.
 */
export const runCode: Tool<Work> = {
  name: 'run_code',
  description: 'Sorts and counts lists, statistics, dice and coins, curves of formulas, tables, simulations.',
  permission: 'all',
  needs: 'nothing',
  schema: workSchema,
  timeoutMs: 120_000,
  readsLong: true,

  read: async (context) => (await plainWork(context)) ?? { do: 'program' },

  run(work, context) {
    const words = CODE_WORDS[baseLanguage(context.language)];
    return work.do === 'program' ? byProgram(context, words) : byRule(work, context, words);
  },
};
