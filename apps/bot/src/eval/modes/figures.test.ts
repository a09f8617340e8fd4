import { describe, expect, test } from '@jest/globals';
import type { Answered } from '../asking/ask-all.js';
import { accuracyFigures, latencyFigures, voteFigures } from './figures.js';

function answered(right: boolean, vote?: { agreed: number; of: number }): Answered {
  const trace = { ...(vote && { vote: { answer: '1', ...vote } }) };
  return { right, reply: { text: '', ms: 1, trace }, question: {} } as unknown as Answered;
}

const values = (figures: readonly { id: string; value: number }[]) =>
  Object.fromEntries(figures.map(({ id, value }) => [id, value]));

describe('figures of the modes', () => {
  test('accuracy, and the gain on the same questions', () => {
    const of = (...rights: number[]) => rights.map((right) => answered(right === 1));
    const figures = accuracyFigures({
      instant: of(0, 0, 0, 1),
      thinking: of(0, 1, 0, 1),
      contemplating: of(1, 1, 1, 0),
    });
    expect(values(figures)).toMatchObject({
      'modes.accuracy.instant': 0.25,
      'modes.accuracy.thinking': 0.5,
      'modes.accuracy.contemplating': 0.75,
      'modes.accuracy.gain': 0.25,
      'modes.accuracy.gain.thinking': 0.25,
    });
    expect(figures.find(({ id }) => id === 'modes.accuracy.gain')!.detail).toContain('in the one: 2, in the other: 1');
    // Four questions show nothing.
    expect(figures.find(({ id }) => id === 'modes.accuracy.gain.low')!.ok).toBe(false);
  });

  test('votes: all agree, three of more, fewer, and none', () => {
    const figures = voteFigures([
      answered(true, { agreed: 5, of: 5 }),
      answered(true, { agreed: 3, of: 3 }),
      answered(false, { agreed: 4, of: 4 }),
      answered(true, { agreed: 3, of: 5 }),
      answered(false, { agreed: 3, of: 4 }),
      answered(false, { agreed: 2, of: 5 }),
      answered(true, { agreed: 1, of: 1 }),
      answered(true),
    ]);
    expect(values(figures)).toEqual({
      'modes.vote.calibration.all': 2 / 3,
      'modes.vote.calibration.three-of-five': 0.5,
      'modes.vote.calibration.fewer': 0.5,
      'modes.vote.none': 1,
    });
  });

  test('no votes at all are no failure', () => {
    expect(voteFigures([answered(true)]).every(({ ok }) => ok)).toBe(true);
  });

  test('times are medians', () => {
    expect(values(latencyFigures({ instant: [1], thinking: [10, 30, 20], contemplating: [50, 40, 10] }))).toEqual({
      'modes.latency.instant': 1,
      'modes.latency.thinking': 20,
      'modes.latency.contemplating': 40,
      'modes.latency.ratio': 2,
    });
  });
});
