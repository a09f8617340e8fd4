import { canWrite } from '../../drawing/fonts.js';
import { baseLanguage } from '../../language/languages.js';
import { canonical, findNumbers } from '../../numbers/read.js';
import { writeWhole } from '../../numbers/write.js';
import { TABLE_WORDS } from '../../tables/words.js';
import { ToolError } from '../../types.js';
import type { Tool, ToolContext } from '../../types.js';
import { chartType, readChart } from './read.js';
import { MOST_VALUES, chartSchema } from './schema.js';
import type { ChartArgs } from './schema.js';
import { chartOf, readTableChart } from './table.js';
import { CHART_WORDS } from './words.js';

/** Draws a chart from names and numbers in the message. */
export const makeChart: Tool<ChartArgs> = {
  name: 'make_chart',
  description: 'Draws a bar, line, area, pie or scatter chart from labels and values.',
  permission: 'all',
  needs: 'nothing',
  worksOnFound: true,
  schema: chartSchema,
  timeoutMs: 15_000,

  async read(context) {
    const { text, language, table } = context;
    if (table?.atHand) return chartOfFile(context);
    return readTableChart(text, language) ?? readChart(text, language) ?? chartOfFile(context);
  },

  repair(args, context) {
    const { noData } = CHART_WORDS[baseLanguage(context.language)];
    if (args.labels.length !== args.values.length || !areGiven(args.values, context)) throw new ToolError(noData);
    return { ...args, type: chartType(context.text) };
  },

  async run(args, context) {
    const words = CHART_WORDS[baseLanguage(context.language)];
    if (args.labels.length !== args.values.length || args.values.length < 2) throw new ToolError(words.noData);
    if (args.type === 'pie' && (args.values.some((v) => v < 0) || args.values.every((v) => v === 0))) {
      throw new ToolError(words.pieNegative);
    }
    if (args.type === 'scatter' && args.labels.some((label) => !/^\s*-?\d+(?:[.,]\d+)?\s*$/.test(label))) {
      throw new ToolError(words.scatterNumbers);
    }
    if (!canWrite([args.title ?? '', args.unit ?? '', ...args.labels].join(' '))) throw new ToolError(words.noLetters);
    // Loaded when the first chart is drawn: it takes some memory and time.
    const { drawChart } = await import('./draw.js');
    const media = await context.media.save(await drawChart(args, context.language), 'image/png');
    const kind = words.caption(words.types[args.type], args.values.length);
    const say = args.title ? `${args.title}: ${kind}` : kind;
    return { say, show: [{ type: 'image', media }], know: say };
  },
};

/** Of the thread's table that came as a file. @throws ToolError when it has more values than a chart shows. */
async function chartOfFile({ table, text, language }: ToolContext): Promise<ChartArgs | undefined> {
  const file = await table?.read();
  if (!file) return undefined;
  if (file.table.rows.length > MOST_VALUES)
    throw new ToolError(TABLE_WORDS[baseLanguage(language)].tooManyForChart(writeWhole(MOST_VALUES, language)));
  return chartOf({ table: file.table, rest: text }, language);
}

/** Whether every value is a number of the message or of what tools found. */
function areGiven(values: readonly number[], { text, known, language }: ToolContext): boolean {
  const given = new Set(
    [text, ...known].flatMap((source) => findNumbers(source, language)).map((number) => canonical(number.value)),
  );
  return values.every((value) => given.has(canonical(String(Math.abs(value)))));
}
