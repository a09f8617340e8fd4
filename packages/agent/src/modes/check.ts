import { chooseOne } from './ways/choose-one.js';
import type { PassLimits } from './ways/choose-one.js';

const SYSTEM =
  'You check answers to questions. Put the proposed answer back into the question: does everything in the question hold with it?';

/**
 * Whether a result, put back into its question, holds; the model may only say yes or no. Undefined when it did not get to say it. It is not
 * shown the work that led there: measured on development problems with the default model, it then says yes to everything (41 of 41 wrong
 * results), without it to 10 of 41 wrong and 7 of 15 right ones.
 */
export async function holds(task: string, answer: string, limits: PassLimits): Promise<boolean | undefined> {
  const content = `${task}\n\nProposed answer: ${answer}\n\nIs it right?`;
  const said = await chooseOne({ system: SYSTEM, content, options: ['yes', 'no'] }, limits);
  return said === undefined ? undefined : said === 'yes';
}
