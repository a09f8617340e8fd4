import { lazily, serveTasks } from '../tasks/serve.js';
import type { StatesResult, StatesTask } from './messages.js';
import { openSource } from './open-source.js';

/** The process that reads states of texts, `states-process.js DIR THREADS`. Its memory is free when it ends. */
const [dir, threads] = process.argv.slice(2) as [string, string];
const source = lazily(() => openSource(dir, Number(threads)));

serveTasks(async (task: StatesTask): Promise<StatesResult> => {
  const read = await source();
  return task.type === 'tokens' ? task.texts.map((text) => read.tokens(text)) : read.means(task.tokens);
});
