import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STATES_GRAPH } from '../graph/index.js';
import { lazily, serveTasks } from '../tasks/serve.js';
import { openCutGraph } from './cut-graph.js';
import type { StatesResult, StatesTask } from './messages.js';
import { openWholeModel } from './whole-model.js';

/** The process that reads states of texts, `states-process.js DIR THREADS`. Its memory is free when it ends. */
const [dir, threads] = process.argv.slice(2) as [string, string];
const source = lazily(() =>
  (existsSync(join(dir, STATES_GRAPH.file)) ? openCutGraph : openWholeModel)(dir, Number(threads)),
);

serveTasks(async (task: StatesTask): Promise<StatesResult> => {
  const read = await source();
  return task.type === 'tokens' ? task.texts.map((text) => read.tokens(text)) : read.means(task.tokens);
});
