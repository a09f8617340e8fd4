import type { Mode } from '@hearth/agent';
import { quantile } from '../../bench/quantile.js';
import { figure, type Figure } from '../../bench/report.js';
import type { Answered } from '../asking/ask-all.js';
import { paired } from '../statistics/paired.js';
import { wilson } from '../statistics/wilson.js';

const GOAL_GAIN = 0.06;
const GOAL_CALIBRATION = 0.9;
const GOAL_RATIO = 2.2;
/** Agents that agree when a vote is called "three of five". */
const THREE = 3;

/** Right answers by mode, and what a mode brings over the next quicker one on the same questions. */
export function accuracyFigures(answered: Readonly<Record<Mode, readonly Answered[]>>): Figure[] {
  const right = (mode: Mode) => answered[mode].map((one) => one.right);
  const accuracy = (mode: Mode) => share(`modes.accuracy.${mode}`, right(mode), null);
  const gain = paired(right('contemplating'), right('thinking'));
  const thought = paired(right('thinking'), right('instant'));
  return [
    accuracy('instant'),
    accuracy('thinking'),
    accuracy('contemplating'),
    figure('modes.accuracy.gain', gain.difference, '', {
      goal: GOAL_GAIN,
      direction: 'max',
      detail: `contemplating − thinking; only right in the one: ${gain.onlyFirst}, in the other: ${gain.onlySecond}`,
      interval: gain.interval,
    }),
    figure('modes.accuracy.gain.low', gain.interval[0], '', {
      goal: 0,
      direction: 'max',
      detail: 'lower end of the 95 % interval',
    }),
    figure('modes.accuracy.gain.thinking', thought.difference, '', {
      goal: 0,
      direction: 'max',
      detail: `thinking − instant; only right in the one: ${thought.onlyFirst}, in the other: ${thought.onlySecond}`,
      interval: thought.interval,
    }),
  ];
}

/**
 * What a vote is worth: share of right answers where all agents that came to a result agree, where three do and others do not, and where
 * fewer do. Agents that are stopped because they cannot change the vote have no result.
 */
export function voteFigures(contemplated: readonly Answered[]): Figure[] {
  const votes = contemplated.flatMap(({ reply, right }) => (reply.trace.vote ? [{ ...reply.trace.vote, right }] : []));
  const rights = (wanted: (vote: { agreed: number; of: number }) => boolean) =>
    votes.filter(wanted).map(({ right }) => right);
  return [
    share(
      'modes.vote.calibration.all',
      rights(({ agreed, of }) => of >= THREE && agreed === of),
      GOAL_CALIBRATION,
    ),
    share(
      'modes.vote.calibration.three-of-five',
      rights(({ agreed, of }) => agreed === THREE && of > THREE),
      null,
    ),
    share(
      'modes.vote.calibration.fewer',
      rights(({ agreed }) => agreed < THREE),
      null,
    ),
    figure('modes.vote.none', contemplated.length - votes.length, 'answers', {
      direction: 'min',
      detail: 'without a result that could be voted on',
    }),
  ];
}

/** Median times, one question at a time. */
export function latencyFigures(times: Readonly<Record<Mode, readonly number[]>>): Figure[] {
  const p50 = (mode: Mode) => quantile(times[mode], 0.5);
  const time = (mode: Mode) =>
    figure(`modes.latency.${mode}`, p50(mode), 'ms', {
      direction: 'min',
      detail: `p50 of ${times[mode].length}, one at a time`,
    });
  return [
    time('instant'),
    time('thinking'),
    time('contemplating'),
    figure('modes.latency.ratio', p50('contemplating') / p50('thinking'), '×', {
      goal: GOAL_RATIO,
      direction: 'min',
      detail: 'contemplating ÷ thinking',
    }),
  ];
}

/** Of no answers at all nothing can be said: no figure is better than a made-up one. */
function share(id: string, rights: readonly boolean[], goal: number | null): Figure {
  const right = rights.filter(Boolean).length;
  const detail = `${right} of ${rights.length}`;
  if (rights.length === 0) return figure(id, 0, '', { direction: 'max', detail: 'no such answers' });
  return figure(id, right / rights.length, '', {
    goal,
    direction: 'max',
    detail,
    interval: wilson(right, rights.length),
  });
}
