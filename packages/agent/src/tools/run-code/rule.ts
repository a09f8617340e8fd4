import { ToolError } from '../../types.js';
import type { ToolContext, ToolResult } from '../../types.js';
import { Refusal } from '../calculate/refusal.js';
import { MOST_VALUES } from '../make-chart/schema.js';
import { randomFrom, shuffled } from './chance.js';
import { bounded, throwDice, tossCoin } from './dice.js';
import { countsOf, listed, sorted, unique } from './list-work.js';
import type { Work, WorkOf } from './schema.js';
import { tableWith } from './source.js';
import type { Table } from '../../tables/table.js';
import { describeColumn, describeGroups, linesOf, sortTable } from './table-work.js';
import { MOST_SHOWN_ROWS, fenced, tableFile } from '../../tables/send.js';
import { TABLE_WORDS } from '../../tables/words.js';
import { baseLanguage } from '../../language/languages.js';
import type { CodeWords } from './words.js';
import { writeWhole } from '../../numbers/write.js';
import { writeStatistic } from './write.js';

/** Random numbers drawn at once. */
const MOST_RANDOM = 100;
/** Columns that are named when a file is told. */
const MOST_NAMES = 20;

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
      return sortedTable(work, context, words);
    case 'column': {
      const table = await tableIn(work.column, context, words);
      const { by } = work;
      if (by === undefined) return said(describeColumn(table, work, words, language));
      const groups = describeGroups(table, { ...work, by }, words, language);
      return groups.rows.length > MOST_SHOWN_ROWS ? tableFile(groups, context) : said(linesOf(groups));
    }
    case 'describe-table': {
      const file = await context.table?.read();
      if (!file) throw new ToolError(words.noResult);
      const { columns, rows } = file.table;
      const names = columns.slice(0, MOST_NAMES).join(', ') + (columns.length > MOST_NAMES ? ', …' : '');
      return said(TABLE_WORDS[baseLanguage(language)].holds(writeWhole(rows.length, language), names));
    }
  }
}

function said(say: string): ToolResult {
  return { say, know: say };
}

/** In the message where it came from there and fits, else as a file. */
async function sortedTable(work: WorkOf<'sort-table'>, context: ToolContext, words: CodeWords): Promise<ToolResult> {
  const table = await tableIn(work.column, context, words);
  const sortedRows = sortTable(table, work, context.language);
  const cameAsFile = table === (await context.table?.read())?.table;
  return cameAsFile || table.rows.length > MOST_SHOWN_ROWS ? tableFile(sortedRows, context) : said(fenced(sortedRows));
}

async function tableIn(column: string, context: ToolContext, words: CodeWords): Promise<Table> {
  const table = await tableWith(column, context);
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
