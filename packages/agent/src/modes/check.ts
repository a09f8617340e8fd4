import type { Engine } from '@hearth/inference';
import { wrap } from '../prompt/data.js';
import { writeUntil } from './ways/write.js';

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
  { engine, deadline, signal }: { engine: Engine; deadline: number; signal: AbortSignal },
): Promise<boolean | undefined> {
  const content = [task, wrap('data', work.slice(-WORK_CHARS)), `Proposed answer: ${answer}`, 'Is it right?'].join(
    '\n\n',
  );
  const { text } = await writeUntil(
    engine,
    {
      prompt: {
        messages: [
          { role: 'system', content: SYSTEM },
          { role: 'user', content },
        ],
      },
      maxTokens: 4,
      sampling: { temperature: 0 },
      constraint: { type: 'choice', options: ['yes', 'no'] },
    },
    { deadline, signal },
  );
  return text === 'yes' ? true : text === 'no' ? false : undefined;
}
