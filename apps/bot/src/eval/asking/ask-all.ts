import type { Question } from '../suites/suite.js';
import type { AskedAssistant, Reply } from './assistant.js';
import { inFlight } from './in-flight.js';

export interface Answered {
  readonly question: Question;
  readonly reply: Reply;
  readonly right: boolean;
}

/** Asks all questions, so many side by side; tells of each as it is answered. */
export async function askAll(
  questions: readonly Question[],
  assistant: AskedAssistant,
  { atOnce, onAnswer }: { atOnce: number; onAnswer: (answered: Answered) => void },
): Promise<Answered[]> {
  return inFlight(questions, atOnce, async (question) => {
    const reply = await assistant.ask(question.text, question.mode);
    const answered = { question, reply, right: question.isRight(answerOf(reply)) };
    onAnswer(answered);
    return answered;
  });
}

/** What a reply answers: without the last paragraph of one that was voted on, which says how many agreed. */
function answerOf({ text, trace }: Reply): string {
  return trace.vote && trace.vote.of > 1 ? text.slice(0, Math.max(0, text.lastIndexOf('\n\n'))) : text;
}

/** One line about a wrong answer, for people who want to know why. */
export function wrongLine({ question, reply }: Answered): string {
  const said = answerOf(reply).replace(/\s+/gu, ' ').slice(-LAST_CHARS);
  return `${question.id}: wanted ${question.wanted}, said … ${said}`;
}

/** Characters of a wrong answer that are shown: its end, where the result stands. */
const LAST_CHARS = 120;
