import type { Loader } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { rasterise } from '../../drawing/rasterise.js';
import type { ChartArgs } from './schema.js';
import { chartSpec } from './spec.js';

/** Pixels of the PNG per CSS pixel. */
const SCALE = 2;

/** A chart as PNG, numbers marked as the language does. */
export function drawChart(args: ChartArgs, language: string): Promise<Buffer> {
  return drawSpec(chartSpec(args, language), language);
}

/** A specification that has its data in itself, as PNG. The libraries are loaded for the first chart: a worker starts without them. */
export async function drawSpec(chart: TopLevelSpec, language: string): Promise<Buffer> {
  const { loader, parse, View } = await import('vega');
  const { compile } = await import('vega-lite');
  const { spec } = compile(chart);
  const runtime = parse(spec, { locale: { number: numberLocale(language) } });
  const view = new View(runtime, { renderer: 'none', loader: refusing(loader()) });
  try {
    return await rasterise(await view.toSVG(), SCALE);
  } finally {
    view.finalize();
  }
}

/** Charts have their data in themselves: whatever asks for a file or an address gets none. */
function refusing(loader: Loader): Loader {
  const refuse = () => Promise.reject(new Error('a chart loads nothing'));
  return { ...loader, load: refuse, sanitize: refuse, http: refuse, file: refuse };
}

/** Vega's (d3's) number locale from Intl. */
function numberLocale(language: string) {
  const sample = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(12345678.9);
  const mark = (type: string) => sample.find((part) => part.type === type)?.value ?? '';
  const grouping = language.startsWith('hi') ? [3, 2, 2, 2, 2] : [3];
  return {
    decimal: mark('decimal') || '.',
    thousands: mark('group'),
    grouping,
    currency: ['', ''] as [string, string],
  };
}
