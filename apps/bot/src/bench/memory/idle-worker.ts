import { createAgent, createTools } from '@hearth/agent';
import { createFakeEngine } from '@hearth/inference';
import { runRole } from '../../cli/role.js';
import { createRuntime } from '../../runtime/runtime.js';
import { startWorker } from '../../worker/main.js';

/** A worker with all that it loads but the model. */
await runRole('worker', async (context) => {
  const runtime = createRuntime({ ...context, run: await context.run, role: 'worker' });
  const engine = createFakeEngine(['…']);
  const chooser = { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) };
  const agent = createAgent({ engine, tools: createTools(), chooser, settings: context.config.assistant });
  const role = await startWorker(runtime, { engine, agent });
  return { role, ready: {} };
});
