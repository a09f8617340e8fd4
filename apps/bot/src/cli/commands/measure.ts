import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command, Option } from 'commander';
import { recordRun } from '../../bench/record.js';
import { report, reportTable, type Bench } from '../../bench/report.js';

const folders = { bench: join(import.meta.dirname, '../../bench'), eval: join(import.meta.dirname, '../../eval') };
/** Modules beside the benches that are none. */
const HELPERS = ['quantile', 'record', 'report'];

function names(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((file) => /^([a-z-]+)\.js$/.exec(file)?.[1] ?? [])
    .filter((name) => !HELPERS.includes(name))
    .toSorted();
}

/** Speed and memory. */
export function benchCommand(): Command {
  return measureCommand('bench', 'measure something and print the figures')
    .addHelpText('after', examples('npm run bench -- decode', './hearth bench memory --json'))
    .action((name: string, options: Printing) => measure('bench', name, options));
}

/** How right the answers are. */
export function evalCommand(): Command {
  return measureCommand('eval', 'ask what the right answers of are known, and print how many were right')
    .addOption(new Option('--quick', 'a part of it that shows that everything runs; its figures say little'))
    .addHelpText('after', examples('npm run eval -- sight', './hearth eval tools --json'))
    .action((name: string, options: Printing) => measure('eval', name, options));
}

function measureCommand(kind: keyof typeof folders, description: string): Command {
  return new Command(kind)
    .description(description)
    .addArgument(new Argument('<name>', 'what to measure').choices(names(folders[kind])))
    .option('--json', 'print one object: { machine, versions, figures }')
    .option('--record', 'keep the run in docs/performance.md');
}

const examples = (...lines: readonly string[]) => `
Exits with 1 when a figure misses its goal.

Examples:
  ${lines.join('\n  ')}`;

interface Printing {
  readonly json?: true;
  readonly record?: true;
  readonly quick?: true;
}

async function measure(kind: keyof typeof folders, name: string, { json, record, quick }: Printing): Promise<void> {
  const { run } = (await import(pathToFileURL(join(folders[kind], `${name}.js`)).href)) as { run: Bench };
  const made = report(await run({ say: (line) => console.error(`  ${line}`), quick: quick ?? false }));
  console.log(json ? JSON.stringify(made, null, 2) : reportTable(made));
  if (record) recordRun(kind, name, made);
  if (made.figures.some(({ ok }) => !ok)) process.exitCode = 1;
}
