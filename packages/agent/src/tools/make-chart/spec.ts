import type { TopLevelSpec } from 'vega-lite';
import { FONT_FAMILY } from '../../drawing/fonts.js';
import type { ChartArgs } from './schema.js';

/** Size of the plot in CSS pixels; drawn at twice that. */
const WIDTH = 520;
const HEIGHT = 320;
/** How all charts look. */
export const CHART_STYLE = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  background: 'white',
  padding: 16,
  width: WIDTH,
  height: HEIGHT,
  config: { font: FONT_FAMILY, axis: { labelFontSize: 13, titleFontSize: 13 }, title: { fontSize: 17 } },
} as const;
export const COLOUR = '#2f6fde';
/** Labels longer or more than these are written slanted. */
const LEVEL_LABELS = 8;
const LEVEL_LETTERS = 9;

/** The Vega-Lite specification of a chart: inline data only, nothing to load. */
export function chartSpec({ type, title, labels, values, unit }: ChartArgs, language: string): TopLevelSpec {
  const written = new Intl.NumberFormat(language, { numberingSystem: 'latn', maximumFractionDigits: 6 });
  const data = labels.map((label, i) => ({ label, value: values[i]!, x: Number(label.replace(',', '.')) }));
  const base = {
    ...CHART_STYLE,
    ...(title && { title }),
    data: { values: data },
  } as const;
  const valueAxis = {
    field: 'value',
    type: 'quantitative',
    title: unit ?? null,
    axis: { titleAngle: 0, titlePadding: 16 },
  } as const;
  if (type === 'pie') {
    return {
      ...base,
      width: HEIGHT,
      mark: { type: 'arc', stroke: 'white', strokeWidth: 2 },
      encoding: {
        theta: { field: 'value', type: 'quantitative', stack: true },
        color: {
          field: 'legend',
          type: 'nominal',
          sort: null,
          title: null,
          legend: { labelFontSize: 14, labelLimit: 260 },
        },
        order: { field: 'order', type: 'quantitative' },
      },
      data: {
        values: data.map((row, order) => ({
          ...row,
          order,
          legend: `${row.label} · ${written.format(row.value)}${unit ? ` ${unit}` : ''}`,
        })),
      },
    } as TopLevelSpec;
  }
  if (type === 'scatter') {
    return {
      ...base,
      mark: { type: 'point', filled: true, size: 90, color: COLOUR, opacity: 1 },
      encoding: { x: { field: 'x', type: 'quantitative', title: null, scale: { zero: false } }, y: valueAxis },
    } as TopLevelSpec;
  }
  const slanted = labels.length > LEVEL_LABELS || labels.some((label) => label.length > LEVEL_LETTERS);
  const marks = {
    bar: { type: 'bar', color: COLOUR, cornerRadiusEnd: 3 },
    line: { type: 'line', color: COLOUR, strokeWidth: 3, point: { filled: true, size: 60, color: COLOUR } },
    area: { type: 'area', color: COLOUR, opacity: 0.7, line: { color: COLOUR } },
  } as const;
  return {
    ...base,
    mark: marks[type],
    encoding: {
      x: {
        field: 'label',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelAngle: slanted ? -35 : 0, labelLimit: 160, grid: false },
      },
      y: valueAxis,
    },
  } as TopLevelSpec;
}
