import { Command } from 'commander';
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
  ];
}

async function gateway(context: RoleContext): Promise<{ role: RunningRole; ready: object }> {
  const { createRuntime } = await import('../../runtime/runtime.js');
  const { startGateway } = await import('../../gateway/main.js');
  const runtime = createRuntime({ ...context, role: 'gateway' });
  const { port, close } = await startGateway(runtime);
  return { role: inOrder(close, runtime.close), ready: { port } };
}

/** Closes one after the other: what was opened first is closed last. */
function inOrder(...steps: readonly (() => Promise<void>)[]): RunningRole {
  return {
    close: async () => {
      for (const step of steps) await step();
    },
  };
}

export function internalCommands(): Command[] {
  return [];
}
