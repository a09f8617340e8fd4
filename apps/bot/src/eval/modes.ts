import type { Mode } from '@hearth/agent';
import type { BenchChoice, BenchOptions, Figure } from '../bench/report.js';
import { askAll, wrongLine, type Answered } from './asking/ask-all.js';
import { createAskedAssistant } from './asking/assistant.js';
import { Countdown } from './asking/countdown.js';
import { accuracyFigures, latencyFigures, voteFigures } from './modes/figures.js';
import { problemQuestions } from './suites/problems.js';
import type { Question } from './suites/suite.js';

export const takes: readonly (keyof BenchChoice)[] = ['model', 'count', 'seed'];

const MODES = ['instant', 'thinking', 'contemplating'] as const;
const COUNT = 188;
/** Questions that are timed, one at a time. */
const TIMED = 9;
const QUICK = { count: 6, timed: 1 };
/** Questions that are answered at the same time: two times five agents are a full batch of rows. */
const AT_ONCE: Readonly<Record<Mode, number>> = { instant: 8, thinking: 8, contemplating: 2 };
const SIDE_BY_SIDE = 8;

/**
 * The same word problems and puzzles in every mode, through the whole agent: how many are right, what contemplating brings, what its votes
 * are worth, and what it costs in time.
 */
export async function run(options: BenchOptions): Promise<Figure[]> {
  const { quick, choice } = options;
  const seed = choice.seed ?? 1;
  const questions = problemQuestions('held-out', seed, choice.count ?? (quick ? QUICK.count : COUNT));
  const timed = problemQuestions('held-out', seed + 1, quick ? QUICK.timed : Math.min(TIMED, questions.length));
  const answered = await answerAll(questions, options);
  const times = await timeAll(timed, options);
  return [...accuracyFigures(answered), ...voteFigures(answered.contemplating), ...latencyFigures(times)];
}

type ByMode<T> = Readonly<Record<Mode, T>>;

async function answerAll(questions: readonly Question[], options: BenchOptions): Promise<ByMode<Answered[]>> {
  const { say, progress } = options;
  const assistant = await createAskedAssistant({ ...modelOf(options), sideBySide: SIDE_BY_SIDE });
  try {
    const ask = (mode: Mode) => {
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
    return {
      instant: await ask('instant'),
      thinking: await ask('thinking'),
      contemplating: await ask('contemplating'),
    };
  } finally {
    await assistant.close();
  }
}

/** One question at a time with the slots and the limits of an installation; milliseconds by mode. */
async function timeAll(questions: readonly Question[], options: BenchOptions): Promise<ByMode<number[]>> {
  const assistant = await createAskedAssistant(modelOf(options));
  try {
    const times: ByMode<number[]> = { instant: [], thinking: [], contemplating: [] };
    const countdown = new Countdown('one at a time', questions.length * MODES.length, options.progress);
    for (const { text } of questions) {
      for (const mode of MODES) {
        times[mode].push((await assistant.ask(text, mode)).ms);
        countdown.step();
      }
    }
    return times;
  } finally {
    await assistant.close();
  }
}

function modelOf({ choice, progress }: BenchOptions) {
  return {
    ...(choice.model !== undefined && { model: choice.model }),
    onProgress: ({ label, done, total }: { label: string; done: number; total: number }) =>
      progress(`${label}: ${Math.floor((100 * done) / (total || 1))} %`),
  };
}
