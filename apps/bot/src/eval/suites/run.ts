import { figure, type BenchOptions, type Figure } from '../../bench/report.js';
import { askAll, wrongLine, type Answered } from '../asking/ask-all.js';
import { createAskedAssistant } from '../asking/assistant.js';
import { Countdown } from '../asking/countdown.js';
import { wilson } from '../statistics/wilson.js';
import type { Suite } from './suite.js';

const AT_ONCE = 8;
/** Questions, with `quick`. */
const QUICK_COUNT = 8;

/** One suite alone: share of right answers, in all and by language. */
export async function runSuite(suite: Suite, { say, progress, quick, choice }: BenchOptions): Promise<Figure[]> {
  const count = choice.count ?? (quick ? QUICK_COUNT : suite.counts.alone);
  const questions = suite.questions({ seed: choice.seed ?? 1, count });
  const assistant = await createAskedAssistant({
    ...(choice.model !== undefined && { model: choice.model }),
    sideBySide: AT_ONCE,
    onProgress: ({ label, done, total }) => progress(`${label}: ${Math.floor((100 * done) / (total || 1))} %`),
  });
  try {
    const countdown = new Countdown(suite.name, questions.length, progress);
    const answered = await askAll(questions, assistant, {
      atOnce: AT_ONCE,
      onAnswer: (one) => {
        if (!one.right) say(wrongLine(one));
        countdown.step();
      },
    });
    return shares(suite.name, answered, assistant.model);
  } finally {
    await assistant.close();
  }
}

function shares(name: string, answered: readonly Answered[], model: string): Figure[] {
  const share = (id: string, some: readonly Answered[]) => {
    const right = some.filter((one) => one.right).length;
    return figure(id, right / some.length, '', {
      direction: 'max',
      detail: `${right} of ${some.length}, ${model}`,
      interval: wilson(right, some.length),
    });
  };
  const languages = [...new Set(answered.map(({ question }) => question.language))];
  return [
    share(`${name}.accuracy`, answered),
    ...(languages.length > 1
      ? languages.map((language) =>
          share(
            `${name}.accuracy.${language}`,
            answered.filter(({ question }) => question.language === language),
          ),
        )
      : []),
  ];
}
