import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DeviceWish } from '@hearth/inference';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { PAGES, recordRun } from '../../bench/record.js';
import { report, reportTable, type BenchChoice, type BenchModule } from '../../bench/report.js';
import { UserError } from '../../config/user-error.js';
import { plainly } from '../plainly.js';
import { ProgressLine } from '../progress.js';
import { evaluateAll } from './evaluate-all.js';

const folders = { bench: join(import.meta.dirname, '../../bench'), eval: join(import.meta.dirname, '../../eval') };
const DEVICES: readonly DeviceWish[] = ['auto', 'cpu', 'webgpu', 'cuda'];
/** Modules beside the benches that are none. */
const HELPERS = ['report', 'record', 'quantile'];

function names(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((file) => /^([a-z-]+)\.js$/.exec(file)?.[1] ?? [])
    .filter((name) => !HELPERS.includes(name))
    .toSorted();
}

/** Speed and memory. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('measure something and print the figures')
    .addArgument(new Argument('<name>', 'what to measure').choices(names(folders.bench)))
    .option('--json', 'print one object: { machine, versions, figures }')
    .option('--record', `keep the run in ${PAGES.bench}`)
    .option('--model <id>', 'another model than the configured one (inference)')
    .addOption(
      new Option('--device <device>', 'where the model runs (inference; default: as configured)').choices(DEVICES),
    )
    .addHelpText(
      'after',
      examples(
        'npm run bench -- decode',
        './hearth bench memory --json',
        'npm run bench -- inference --device webgpu     on a graphics card',
      ),
    )
    .action((name: string, options: Printing) => measure('bench', name, options));
}

/** How right the answers are. */
export function evalCommand(): Command {
  return new Command('eval')
    .description('ask what the right answers of are known, and print how many were right')
    .addArgument(
      new Argument('[name]', 'one kind of test; all: a part of each, in a few minutes, as one table')
        .choices(['all', ...names(folders.eval)])
        .default('all'),
    )
    .option('--json', 'print one object: { machine, versions, figures }')
    .option('--record', `keep the run in ${PAGES.eval}`)
    .option('--model <id>', 'another model than the configured one; with all several, separated by commas')
    .option('--compare', 'with all: show the last runs of other models too')
    .addOption(new Option('--count <n>', 'how many questions').argParser(wholeNumber))
    .addOption(new Option('--seed <n>', 'other questions, where they are drawn (default: 1)').argParser(wholeNumber))
    .option('--quick', 'a part of it that shows that everything runs; its figures say little')
    .addHelpText('after', EVAL_HELP)
    .action((name: string, { compare, ...options }: Printing & { readonly compare?: true }) =>
      name === 'all' ? evaluateAll({ ...options, compare: compare ?? false }) : measure('eval', name, options),
    );
}

const examples = (...lines: readonly string[]) => `
Exits with 1 when a figure misses its goal.

Examples:
  ${lines.join('\n  ')}`;

const EVAL_HELP = `
Without a name, the installed model answers questions of every kind: everyday knowledge, health, abstract
reasoning, word problems, choice of tools, following instructions. The table says how many answers were right,
with 95 % intervals, and what the last run of the same model had. Runs are kept in the data folder.
${examples(
  './hearth eval                                     all kinds, the configured model',
  './hearth eval --model smollm2-135m,qwen2.5-coder-0.5b',
  './hearth eval --compare                           with the last runs of other models',
  'npm run eval -- problems --count 47 --seed 7',
  'npm run eval -- modes --count 30                  instant, thinking and contemplating',
)}

What is asked and how it is judged: docs/evaluation.md`;

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
}

interface Printing extends BenchChoice {
  readonly json?: true;
  readonly record?: true;
  readonly quick?: true;
}

async function measure(kind: keyof typeof folders, name: string, options: Printing): Promise<void> {
  const { json, record, quick, ...choice } = options;
  const { run, takes = [] } = (await import(pathToFileURL(join(folders[kind], `${name}.js`)).href)) as BenchModule;
  for (const key of Object.keys(choice) as (keyof BenchChoice)[]) {
    if (!takes.includes(key)) throw new UserError(`hearth ${kind} ${name} knows no --${key}.`);
  }
  const line = new ProgressLine();
  const made = report(
    await plainly(
      run({
        say: (text) => line.say(text),
        progress: (text) => line.update(name, text),
        quick: quick ?? false,
        choice,
      }),
    ),
  );
  line.end();
  console.log(json ? JSON.stringify(made, null, 2) : reportTable(made));
  if (record) recordRun(kind, name, made);
  if (made.figures.some(({ ok }) => !ok)) process.exitCode = 1;
}
