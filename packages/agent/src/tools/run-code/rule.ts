import { ToolError } from '../../types.js';
import type { ToolContext, ToolResult } from '../../types.js';
import { Refusal } from '../calculate/refusal.js';
import { MOST_VALUES } from '../make-chart/schema.js';
import { randomFrom, shuffled } from './chance.js';
import { bounded, throwDice, tossCoin } from './dice.js';
import { countsOf, listed, sorted, unique } from './list-work.js';
import type { Work, WorkOf } from './schema.js';
import { tableOf } from './source.js';
import type { Table } from '../../tables/table.js';
import { describeColumn, fenced, sortTable } from './table-work.js';
import type { CodeWords } from './words.js';
import { writeStatistic, writeWhole } from './write.js';

/** Random numbers drawn at once. */
const MOST_RANDOM = 100;

/** Does what was read without a program. @throws ToolError when it cannot be done. */
export async function byRule(
  work: Exclude<Work, { do: 'program' }>,
  context: ToolContext,
  words: CodeWords,
): Promise<ToolResult> {
  const { language } = context;
  switch (work.do) {
    case 'sort':
      return said(listed(sorted(work.items, work.down, language)));
    case 'unique':
      return said(listed(unique(work.items, language)));
    case 'tally':
      return said(countsOf(work.items, language).join('\n'));
    case 'shuffle':
      return said(listed(shuffled(work.items)));
    case 'pick':
      return said(words.picked(shuffled(work.items)[0] ?? words.none));
    case 'statistics': {
      const { wanted, values } = work;
      return said(
        wanted.map((name) => `${words.statistics[name]}: ${writeStatistic(name, values, words, language)}`).join('\n'),
      );
    }
    case 'coin':
      return said(tossCoin(work, words, language));
    case 'random': {
      bounded(work.count, MOST_RANDOM, words, language);
      const numbers = Array.from({ length: work.count }, () => writeWhole(randomFrom(work.from, work.to), language));
      return said(words.picked(numbers.join(', ')));
    }
    case 'dice': {
      const { say, counts } = throwDice(work, words, language);
      return counts && counts.length <= MOST_VALUES ? withBars(say, counts, context) : said(say);
    }
    case 'curve':
      return curve(work, words, context);
    case 'sort-table':
      return said(fenced(sortTable(tableIn(context, words), work, language)));
    case 'column':
      return said(describeColumn(tableIn(context, words), work, words, language));
  }
}

function said(say: string): ToolResult {
  return { say, know: say };
}

function tableIn(context: ToolContext, words: CodeWords): Table {
  const table = tableOf(context);
  if (!table) throw new ToolError(words.noResult);
  return table;
}

async function withBars(
  say: string,
  counts: readonly (readonly [number, number])[],
  context: ToolContext,
): Promise<ToolResult> {
  const { drawChart } = await import('../make-chart/draw.js');
  const chart = {
    type: 'bar' as const,
    labels: counts.map(([value]) => String(value)),
    values: counts.map(([, count]) => count),
  };
  const media = await context.media.save(await drawChart(chart, context.language), 'image/png');
  return { ...said(say), show: [{ type: 'image', media }] };
}

async function curve(work: WorkOf<'curve'>, words: CodeWords, context: ToolContext): Promise<ToolResult> {
  const { drawCurve } = await import('./curve/draw.js');
  const picture = await drawCurve(work, context.language).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (!picture) throw new ToolError(words.noCurve);
  const media = await context.media.save(picture, 'image/png');
  const say = words.curve(work.formula, writeWhole(work.from, context.language), writeWhole(work.to, context.language));
  return { ...said(say), show: [{ type: 'image', media }] };
}
