import { setPriority } from 'node:os';
import { Command } from 'commander';
import { UserError } from '../../config/user-error.js';
import type { AssistantStatus } from '../../playground/status.js';
import type { ModelProgress } from '../../supervisor/events.js';
import { readRunFile, type RunFile } from '../../supervisor/run-file.js';
import { prepareModelCommand } from './prepare-model.js';
import { runRole, type RoleContext, type RunningRole } from '../role.js';

const ALONE = `
Runs until Ctrl-C or SIGTERM and finishes what it has in hand. All roles of one assistant need the same Redis
(HEARTH_REDIS_URL), the same accounts and the same data folder (HEARTH_DATA_DIR, a shared volume).`;

export function roleCommands(): Command[] {
  return [
    new Command('gateway')
      .description('receive webhooks: check them, store them in Redis, answer')
      .addHelpText('after', ALONE)
      .action(() => runRole('gateway', gateway)),
    new Command('worker')
      .description('answer: run the model, turn.slots conversations at a time')
      .addHelpText(
        'after',
        `${ALONE}
More workers on more machines answer more people: one a machine, as each loads the model.

Examples:
  HEARTH_REDIS_URL=redis://queue:6379 HEARTH_DATA_DIR=/shared ./hearth worker`,
      )
      .action(() => runRole('worker', worker)),
    new Command('sender')
      .description('deliver answers: within the limits of each platform, in order, once')
      .addHelpText('after', ALONE)
      .action(() => runRole('sender', sender)),
    new Command('bridge')
      .description('hold a personal WhatsApp number: one browser, its messages in and out')
      .addHelpText(
        'after',
        `${ALONE}
Only one process holds a number at a time; a second one waits until the first is gone. Link the number with
./hearth connect whatsapp-web on the machine whose data folder holds its profile.`,
      )
      .action(() => runRole('bridge', bridge)),
  ];
}

/** Processes that `hearth up` starts and that are of no use alone. */
export function internalCommands(): Command[] {
  return [new Command('playground').action(() => runRole('playground', playground)), prepareModelCommand()];
}

async function gateway(context: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  const { createRuntime } = await import('../../runtime/runtime.js');
  const { startGateway } = await import('../../gateway/main.js');
  const runtime = createRuntime({ ...context, run: await context.run, role: 'gateway' });
  const role = await startGateway(runtime);
  return { role: inOrder(role, runtime), ready: { port: role.port } };
}

/** Niceness of a worker: the engine takes every processor there is, and webhooks, queue and sends must not wait for it. */
const WORKER_NICENESS = 10;

async function worker(context: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  setPriority(WORKER_NICENESS);
  const { createRuntime } = await import('../../runtime/runtime.js');
  const { startWorker } = await import('../../worker/main.js');
  const { createAssistant } = await import('../assistant.js');
  const onProgress = (progress: ModelProgress) => void process.send?.({ progress });
  const { startDrafts } = await import('../../drafts/main.js');
  const runtime = createRuntime({ ...context, run: await context.run, role: 'worker' });
  const assistant = await createAssistant({ ...context, onProgress, spread: (here) => startDrafts(runtime, here) });
  const { agent, load } = assistant;
  const role = await startWorker(runtime, { engine: load, agent });
  const { id, device, deviceWhy } = assistant.engine.model;
  return { role: inOrder(role, assistant, runtime), ready: { model: id, device, deviceWhy } };
}

async function sender(context: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  const { createRuntime } = await import('../../runtime/runtime.js');
  const { startSender } = await import('../../sender/main.js');
  const runtime = createRuntime({ ...context, run: await context.run, role: 'sender' });
  const role = await startSender(runtime);
  return { role: inOrder(role, runtime), ready: {} };
}

async function bridge(context: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  const { createRuntime } = await import('../../runtime/runtime.js');
  const { startBridge } = await import('../../bridge/main.js');
  const run = await context.run;
  const runtime = createRuntime({ ...context, run, role: 'bridge' });
  const role = await startBridge(runtime, { simulator: () => runNow(run)?.simulator });
  return { role: inOrder(role, runtime), ready: {} };
}

/** The run file as it is now: the playground writes it anew when it was started again. */
function runNow(run: RunFile | undefined): RunFile | undefined {
  const file = process.env['HEARTH_RUN_FILE'];
  try {
    return file ? readRunFile(file) : run;
  } catch {
    return run;
  }
}

async function playground({ config, log, run: system }: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  const run = await system;
  if (!run) throw new UserError('The playground is started by `hearth up`.');
  const { startPlayground } = await import('../../playground/main.js');
  const started = await startPlayground({ config, log, run });
  process.on('message', (message: { status?: AssistantStatus }) => {
    if (message.status) started.setStatus(message.status);
  });
  return { role: started, ready: { simulator: started.simulator } };
}

/** Closes one after the other: what was opened first is closed last. */
function inOrder(...parts: readonly RunningRole[]): RunningRole {
  return {
    close: async () => {
      for (const part of parts) await part.close();
    },
  };
}
