import { figure, type Figure } from '../../bench/report.js';
import { table } from '../../cli/format.js';
import { paired } from '../statistics/paired.js';
import { wilson, type Interval } from '../statistics/wilson.js';
import type { AllRun, Answers } from './run.js';

/** A run and the run of the same model before it. */
export interface Compared {
  readonly run: AllRun;
  readonly before: AllRun | undefined;
}

/** One row a kind of test: the runs of now with their intervals and what changed, then the last runs of other models. */
export function allTable(made: readonly Compared[], others: readonly AllRun[]): string {
  const header = [
    'test',
    'questions',
    ...made.flatMap(({ run, before }) => [run.model, '95 %', ...(before ? [`since ${day(before)}`] : [])]),
    ...others.map((run) => `${run.model} (${day(run)})`),
  ];
  const rows = Object.keys(made[0]!.run.suites).map((name) => [
    name,
    String(Object.keys(made[0]!.run.suites[name]!).length),
    ...made.flatMap(({ run, before }) => {
      const { right, of } = counted(run.suites[name]!);
      return [percent(right / of), range(wilson(right, of)), ...(before ? [change(run, before, name)] : [])];
    }),
    ...others.map((run) => {
      const { right, of } = counted(run.suites[name] ?? {});
      return of === 0 ? '–' : percent(right / of);
    }),
  ]);
  return table([header, ...rows]);
}

/** With several models the ids end with the model's. */
export function allFigures(runs: readonly AllRun[]): Figure[] {
  return runs.flatMap((run) =>
    Object.entries(run.suites).map(([name, answers]) => {
      const { right, of } = counted(answers);
      return figure(`eval.${name}${runs.length > 1 ? `.${run.model}` : ''}`, right / of, '', {
        direction: 'max',
        detail: `${right} of ${of}, ${run.model}`,
        interval: wilson(right, of),
      });
    }),
  );
}

/** Difference to an earlier run, of the questions that both were asked; with its interval, since few answers say little. */
function change(run: AllRun, before: AllRun, name: string): string {
  const [now, then] = [run.suites[name]!, before.suites[name] ?? {}];
  const both = Object.keys(now).filter((id) => id in then);
  // Questions that are drawn have the same ids with another seed.
  if (both.length === 0 || run.seed !== before.seed) return '–';
  const { difference, interval } = paired(
    both.map((id) => now[id]!),
    both.map((id) => then[id]!),
  );
  return `${signed(difference)} (${signed(interval[0])} to ${signed(interval[1])})`;
}

function counted(answers: Answers): { right: number; of: number } {
  const all = Object.values(answers);
  return { right: all.filter(Boolean).length, of: all.length };
}

const day = ({ at }: AllRun) => at.slice(0, 10);
const percent = (share: number) => `${Math.round(100 * share)} %`;
const range = ([low, high]: Interval) => `${Math.round(100 * low)}–${Math.round(100 * high)} %`;
const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(Math.round(100 * share))}`;
