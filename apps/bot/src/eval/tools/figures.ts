import { quantile } from '../../bench/quantile.js';
import { figure, type Figure } from '../../bench/report.js';
import { wilson } from '../statistics/wilson.js';
import type { ToolAnswer } from './answer.js';
import type { Chosen } from './choose.js';

const GOAL_F1 = 0.95;
/** Of one language. */
const GOAL_LANGUAGE_F1 = 0.88;
const GOAL_ARGUMENTS = 0.9;

type Group = 'tool' | 'language';

/** How well tools were chosen: of all, of each tool, of each language. */
export function choiceFigures(results: readonly Chosen[], detail: string): Figure[] {
  const times = results.map(({ ms }) => ms);
  return [
    figure('tools.macro-f1', macroF1(results), '', { goal: GOAL_F1, direction: 'max', detail }),
    figure('tools.accuracy', shareOf(results.map(isRight)), '', { direction: 'max' }),
    ...valuesOf(results, 'tool').flatMap((tool) => {
      const { precision, recall, f1 } = scoreOf(results, tool);
      return [
        figure(`tools.precision.${tool}`, precision, '', { direction: 'max' }),
        figure(`tools.recall.${tool}`, recall, '', { direction: 'max' }),
        figure(`tools.f1.${tool}`, f1, '', { direction: 'max' }),
      ];
    }),
    ...valuesOf(results, 'language').flatMap((language) => {
      const own = results.filter((result) => result.language === language);
      // Of a language: whatever tool it is.
      const chosen = own.filter((result) => result.chosen !== 'none');
      const wanted = own.filter(({ tool }) => tool !== 'none');
      return [
        figure(`tools.macro-f1.${language}`, macroF1(own), '', { goal: GOAL_LANGUAGE_F1, direction: 'max' }),
        figure(`tools.accuracy.${language}`, shareOf(own.map(isRight)), '', { direction: 'max' }),
        figure(`tools.precision.${language}`, shareOf(chosen.map(isRight)), '', { direction: 'max' }),
        figure(`tools.recall.${language}`, shareOf(wanted.map(isRight)), '', { direction: 'max' }),
      ];
    }),
    figure('tools.choice.p50', quantile(times, 0.5), 'ms', { direction: 'min', detail: 'one message' }),
  ];
}

/** The half whose errors are known: beside the held-out one it shows how much was tuned on it. */
export function developmentFigures(results: readonly Chosen[]): Figure[] {
  const detail = `${results.length} messages whose errors were read`;
  return [
    figure('tools.development.macro-f1', macroF1(results), '', { direction: 'max', detail }),
    figure('tools.development.accuracy', shareOf(results.map(isRight)), '', { direction: 'max' }),
  ];
}

/** What tools were given, and numbers that nobody gave. */
export function answerFigures(answers: readonly ToolAnswer[]): Figure[] {
  const judged = answers.flatMap(({ given, ...one }) => (given === undefined ? [] : [{ ...one, given }]));
  const given = (id: string, of: typeof judged, goal: number | null = null) => {
    const right = of.filter((one) => one.given).length;
    const detail = `${right} of ${of.length}`;
    const interval = wilson(right, of.length);
    return figure(id, right / of.length, '', { goal, direction: 'max', detail, interval });
  };
  if (judged.length === 0) return [];
  return [
    given('tools.arguments', judged, GOAL_ARGUMENTS),
    ...(['tool', 'language'] as const).flatMap((group) =>
      valuesOf(judged, group).map((value) =>
        given(
          `tools.arguments.${value}`,
          judged.filter((one) => one[group] === value),
        ),
      ),
    ),
    figure(
      'tools.numbers-altered',
      answers.reduce((sum, { altered }) => sum + altered.length, 0),
      'numbers',
      {
        goal: 0,
        direction: 'min',
        detail: `${answers.length} replies with a tool`,
      },
    ),
  ];
}

function isRight({ chosen, tool }: Chosen): boolean {
  return chosen === tool;
}

function macroF1(results: readonly Chosen[]): number {
  const scores = valuesOf(results, 'tool').map((tool) => scoreOf(results, tool).f1);
  return scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
}

function scoreOf(results: readonly Chosen[], wanted: string) {
  const right = results.filter(({ tool, chosen }) => tool === wanted && chosen === wanted).length;
  const chosen = results.filter((result) => result.chosen === wanted).length;
  const all = results.filter(({ tool }) => tool === wanted).length;
  return { precision: right / (chosen || 1), recall: right / (all || 1), f1: (2 * right) / (chosen + all || 1) };
}

function valuesOf(results: readonly Readonly<Record<Group, string>>[], group: Group): string[] {
  return [...new Set(results.map((result) => result[group]))].toSorted();
}

function shareOf(answers: readonly boolean[]): number {
  return answers.filter(Boolean).length / (answers.length || 1);
}
