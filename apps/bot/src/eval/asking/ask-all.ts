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
    const answered = { question, reply, right: question.isRight(reply.text) };
    onAnswer(answered);
    return answered;
  });
}

/** One line about a wrong answer, for people who want to know why. */
export function wrongLine({ question, reply }: Answered): string {
  const said = reply.text.replace(/\s+/gu, ' ').slice(-LAST_CHARS);
  return `${question.id}: wanted ${question.wanted}, said … ${said}`;
}

/** Characters of a wrong answer that are shown: its end, where the result stands. */
const LAST_CHARS = 120;
