import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AllRun } from './run.js';

/** A run as it lies in the data folder. */
const runSchema = z.object({
  model: z.string(),
  at: z.iso.datetime(),
  seed: z.number(),
  seconds: z.number(),
  suites: z.record(z.string(), z.record(z.string(), z.boolean())),
});

/** Runs that were kept: `<dataDir>/evaluations/<model>/<time>.json`. */
export interface SavedRuns {
  /** Ids of models that have runs, sorted. */
  models(): string[];
  /** The latest run of a model that can be read. */
  last(model: string): AllRun | undefined;
  save(run: AllRun): void;
}

export function openRuns(dataDir: string): SavedRuns {
  const folder = join(dataDir, 'evaluations');
  /** Ids hold no path, whatever a person calls a model. */
  const folderOf = (model: string) => join(folder, encodeURIComponent(model));
  return {
    models: () => list(folder).map(decodeURIComponent),
    last: (model) => {
      const files = list(folderOf(model)).filter((name) => name.endsWith('.json'));
      for (const name of files.toReversed()) {
        const run = readRun(join(folderOf(model), name));
        if (run) return run;
      }
      return undefined;
    },
    save: (run) => {
      mkdirSync(folderOf(run.model), { recursive: true });
      const file = join(folderOf(run.model), `${run.at.replaceAll(':', '-')}.json`);
      writeFileSync(`${file}.part`, JSON.stringify(run, null, 2));
      renameSync(`${file}.part`, file);
    },
  };
}

/** Names in a folder, sorted; none when there is no such folder. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined for a file that is no run, such as one of another version. */
function readRun(file: string): AllRun | undefined {
  try {
    return runSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
