import { isRight, shownAnswer } from '../problems/right.js';
import { problems, type Half } from '../problems/set.js';
import type { Question, Suite } from './suite.js';

/** Word problems and puzzles as questions. */
export function problemQuestions(half: Half, seed: number, count: number): Question[] {
  return problems({ half, seed, count }).map((problem) => ({
    id: problem.id,
    language: problem.language,
    text: problem.text,
    wanted: shownAnswer(problem.answer),
    isRight: (reply) => isRight(reply, problem),
  }));
}

export const PROBLEMS: Suite = {
  name: 'problems',
  counts: { alone: 188, inAll: 24 },
  questions: ({ seed, count }) => problemQuestions('held-out', seed, count),
};
