import { recordRun } from '../../bench/record.js';
import { report } from '../../bench/report.js';
import { loadConfig } from '../../config/load.js';
import { UserError } from '../../config/user-error.js';
import type { AllRun } from '../../eval/all/run.js';
import { duration } from '../format.js';
import { plainly } from '../plainly.js';
import { ProgressLine } from '../progress.js';

interface AllOptions {
  readonly json?: true;
  readonly record?: true;
  readonly quick?: true;
  readonly model?: string;
  readonly count?: number;
  readonly seed?: number;
  readonly compare: boolean;
}

const DEFAULT_SEED = 1;

/** `hearth eval`: all kinds of test with each model, kept in the data folder, as one table. */
export async function evaluateAll({ json, record, quick, model, count, seed, compare }: AllOptions): Promise<void> {
  if (count !== undefined)
    throw new UserError('--count is for one kind of test, such as: hearth eval problems --count 47');
  const [{ runAll }, { openRuns }, { allFigures, allTable }] = await Promise.all([
    import('../../eval/all/run.js'),
    import('../../eval/all/saved.js'),
    import('../../eval/all/table.js'),
  ]);
  const { config } = loadConfig();
  const runs = openRuns(config.dataDir);
  const line = new ProgressLine();
  const made: { run: AllRun; before: AllRun | undefined }[] = [];
  for (const id of model === undefined ? [config.model] : model.split(',').map((one) => one.trim())) {
    const run = await plainly(
      runAll({
        model: id,
        seed: seed ?? DEFAULT_SEED,
        quick: quick ?? false,
        progress: (text, done) => line.update(id, text, done),
        onModel: (progress) => line.show(progress),
      }),
    );
    // A quick run says nothing that later ones could be compared with.
    made.push({ run, before: quick ? undefined : runs.last(run.model) });
    if (!quick) runs.save(run);
  }
  line.end();
  const models = made.map(({ run }) => run.model);
  const others = compare ? runs.models().filter((one) => !models.includes(one)) : [];
  const shown = others.flatMap((one) => runs.last(one) ?? []);
  const figures = report(allFigures(made.map(({ run }) => run)));
  if (record) recordRun('eval', 'all', figures);
  if (json) return console.log(JSON.stringify(figures, null, 2));
  console.log(allTable(made, shown));
  for (const { run } of made) console.log(`${run.model}: ${duration(run.seconds)}`);
}
