import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command } from 'commander';
import { recordRun } from '../../bench/record.js';
import { report, reportTable, type Bench } from '../../bench/report.js';

const folder = join(import.meta.dirname, '../../bench');
/** Modules beside the benches that are none. */
const HELPERS = ['report', 'record'];

function names(): string[] {
  return readdirSync(folder)
    .flatMap((file) => /^([a-z-]+)\.js$/.exec(file)?.[1] ?? [])
    .filter((name) => !HELPERS.includes(name))
    .toSorted();
}

export function benchCommand(): Command {
  return new Command('bench')
    .description('measure something and print the figures')
    .addArgument(new Argument('<name>', 'what to measure').choices(names()))
    .option('--json', 'print one object: { machine, versions, figures }')
    .option('--record', 'keep the run in docs/performance.md')
    .addHelpText(
      'after',
      `
Exits with 1 when a figure misses its goal.

Examples:
  npm run bench -- decode
  ./hearth bench memory --json`,
    )
    .action(async (name: string, { json, record }: { json?: true; record?: true }) => {
      const { run } = (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as { run: Bench };
      const made = report(await run({ say: (line) => console.error(`  ${line}`) }));
      console.log(json ? JSON.stringify(made, null, 2) : reportTable(made));
      if (record) recordRun(name, made);
      if (made.figures.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}
