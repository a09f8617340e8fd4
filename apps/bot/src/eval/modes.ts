import type { Mode } from '@hearth/agent';
import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { askAll, wrongLine, type Answered } from './asking/ask-all.js';
import { createAskedAssistant } from './asking/assistant.js';
import { Countdown } from './asking/countdown.js';
import { accuracyFigures, voteFigures } from './modes/figures.js';
import { modelOf } from './modes/model-of.js';
import { problemQuestions } from './suites/problems.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

const COUNT = 188;
const QUICK_COUNT = 6;
/** Questions that are answered at the same time: three times five agents fill the rows of {@link SIDE_BY_SIDE} turns. */
const AT_ONCE: Readonly<Record<Mode, number>> = { instant: 12, thinking: 12, contemplating: 3 };
const SIDE_BY_SIDE = 12;

/**
 * The same word problems and puzzles in every mode, through the whole agent: how many are right, what contemplating brings, and what its
 * votes are worth. What it costs in time is measured by `modes-latency`, which wants the machine for itself.
 */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { quick, choice, say, progress } = options;
  const questions = problemQuestions('held-out', choice.seed ?? 1, choice.count ?? (quick ? QUICK_COUNT : COUNT));
  const assistant = await createAskedAssistant({ ...modelOf(options), sideBySide: SIDE_BY_SIDE });
  try {
    const ask = (mode: Mode): Promise<Answered[]> => {
      const countdown = new Countdown(mode, questions.length, progress);
      const inMode = questions.map((question) => ({ ...question, mode }));
      return askAll(inMode, assistant, {
        atOnce: AT_ONCE[mode],
        onAnswer: (one) => {
          if (!one.right) say(`${mode} ${wrongLine(one)}`);
          countdown.step();
        },
      });
    };
    const answered = {
      instant: await ask('instant'),
      thinking: await ask('thinking'),
      contemplating: await ask('contemplating'),
    };
    return [...accuracyFigures(answered), ...voteFigures(answered.contemplating)];
  } finally {
    await assistant.close();
  }
}
