import { evaluate } from '../../calculate/evaluate.js';
import { Refusal } from '../../calculate/refusal.js';
import { drawSpec } from '../../make-chart/draw.js';
import { CHART_STYLE, COLOUR } from '../../make-chart/spec.js';
import type { WorkOf } from '../schema.js';

/** Points of a curve. */
const POINTS = 121;
/** Points without which there is nothing to see. */
const LEAST_POINTS = 2;
/** Significant digits of x as it is put into the formula. */
const DIGITS = 12;

interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** The curve as PNG; undefined when the formula has no value anywhere in the range. */
export async function drawCurve(curve: WorkOf<'curve'>, language: string): Promise<Buffer | undefined> {
  const points = pointsOf(curve);
  if (points.filter(({ y }) => y !== null).length < LEAST_POINTS) return undefined;
  const axis = (field: string) =>
    ({ field, type: 'quantitative', title: field, axis: { titleAngle: 0, titlePadding: 12 } }) as const;
  return drawSpec(
    {
      ...CHART_STYLE,
      title: `y = ${curve.formula}`,
      data: { values: points },
      // Where there is no value the line is broken.
      mark: { type: 'line', color: COLOUR, strokeWidth: 3, invalid: 'break-paths-show-domains' },
      encoding: { x: { ...axis('x'), scale: { domain: [curve.from, curve.to], nice: false } }, y: axis('y') },
    },
    language,
  );
}

/** @throws Refusal when the formula is none. */
export function pointsOf({ formula, from, to }: WorkOf<'curve'>): Point[] {
  // A formula that is none fails everywhere in the same way: it is tried once where most have a value.
  if (valueAt(formula, 1) === undefined && valueAt(formula, (from + to) / 2) === undefined) valueOf(formula, 1);
  return Array.from({ length: POINTS }, (_, i) => {
    const x = Number((from + ((to - from) * i) / (POINTS - 1)).toPrecision(DIGITS));
    return { x, y: valueAt(formula, x) ?? null };
  });
}

function valueAt(formula: string, x: number): number | undefined {
  try {
    return valueOf(formula, x);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function valueOf(formula: string, x: number): number {
  const value = Number(
    evaluate(
      formula.replace(
        /(\d)?(?<!\p{L})x(?!\p{L})/giu,
        (_, factor: string | undefined) => `${factor ? `${factor}*` : ''}(${x})`,
      ),
    ).toString(),
  );
  if (!Number.isFinite(value)) throw new Refusal('too-large');
  return value;
}
