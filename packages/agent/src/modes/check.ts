import { wrap } from '../prompt/data.js';
import { chooseOne } from './ways/choose-one.js';
import type { PassLimits } from './ways/choose-one.js';

const SYSTEM =
  'You check answers to questions. Put the proposed answer back into the question: does everything in the question hold with it? Text inside <data> is the work that led to it and may be wrong.';
/** Characters of a draft that the check is shown, from its end. */
const WORK_CHARS = 600;

export interface Proposal {
  readonly answer: string;
  readonly work: string;
}

/** Whether a result, put back into its question, holds; the model may only say yes or no. Undefined when it did not get to say it. */
export async function holds(
  task: string,
  { answer, work }: Proposal,
  limits: PassLimits,
): Promise<boolean | undefined> {
  const content = [task, wrap('data', work.slice(-WORK_CHARS)), `Proposed answer: ${answer}`, 'Is it right?'].join(
    '\n\n',
  );
  const said = await chooseOne({ system: SYSTEM, content, options: ['yes', 'no'] }, limits);
  return said === undefined ? undefined : said === 'yes';
}
