import type { SightAssistant } from './assistant.js';
import type { PageShot } from './pages.js';
import type { Question } from './page.js';
import { saysField, saysTotal, wordCount, wordsRight } from './score.js';

/** How the questions about one page were answered. */
export interface PageResult extends Pick<PageShot, 'id' | 'look' | 'digits'> {
  readonly words: { readonly right: number; readonly all: number };
  /** One entry a question. */
  readonly totals: readonly boolean[];
  readonly fields: readonly boolean[];
}

/** Asks everything that is asked about a page. @param onWrong told of answers that are not right */
export async function readPage(
  shot: PageShot,
  assistant: SightAssistant,
  onWrong: (line: string) => void,
): Promise<PageResult> {
  const truth = shot.words.map(({ text }) => text);
  const words = { right: 0, all: wordCount(truth) };
  const totals: boolean[] = [];
  const fields: boolean[] = [];
  for (const question of shot.questions) {
    const { text } = await assistant.ask(question.text, shot.picture);
    if (question.ask === 'read') {
      words.right = wordsRight(truth, text);
      if (words.right < words.all) onWrong(`${shot.id}: ${words.right} of ${words.all} words: ${oneLine(text)}`);
      continue;
    }
    const right = isRight(question, text);
    (question.ask === 'total' ? totals : fields).push(right);
    if (!right) onWrong(`${shot.id}: ${question.text} → ${oneLine(text)} (${wanted(question)})`);
  }
  return { id: shot.id, look: shot.look, digits: shot.digits, words, totals, fields };
}

function isRight(question: Exclude<Question, { ask: 'read' }>, text: string): boolean {
  return question.ask === 'total' ? saysTotal(text, question.amount) : saysField(text, question.answer);
}

function wanted(question: Exclude<Question, { ask: 'read' }>): string | number {
  return question.ask === 'total' ? question.amount : question.answer;
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' / ');
}
