import { Command } from 'commander';
import { loadConfig } from '../../config/load.js';
import { startBox } from '../box.js';
import { ProgressLine } from '../progress.js';

export function upCommand(): Command {
  return new Command('up')
    .description('start everything: Redis, gateway, worker, sender and the playground; what dies is started again')
    .option('--no-worker', 'without a worker: others, on machines with a GPU, answer from the same Redis')
    .addHelpText(
      'after',
      `
Downloads and imports the model at the first start. Ends cleanly on Ctrl-C; a second Ctrl-C ends it at once.

Examples:
  ./hearth up
  HEARTH_MODEL=qwen2.5-coder-0.5b HEARTH_PAGE_PORT=8080 ./hearth up
  HEARTH_REDIS_URL=rediss://… ./hearth up --no-worker     and ./hearth worker on the machine with the GPU`,
    )
    .action(up);
}

async function up({ worker }: { worker: boolean }): Promise<void> {
  const { config } = loadConfig();
  const { startSystem } = await import('../../supervisor/system.js');
  const line = new ProgressLine();
  const stop = new AbortController();
  const ask = (signal: NodeJS.Signals) => stop.abort(new Error(signal));
  process.once('SIGINT', ask).once('SIGTERM', ask);
  try {
    const system = await startSystem({
      config,
      worker,
      signal: stop.signal,
      onEvent: (event) => (event.type === 'model' ? line.show(event.progress) : line.say(event.text)),
    });
    console.log(startBox(config, system));
    await aborted(stop.signal);
    line.say('Finishing what is in hand …');
    process.once('SIGINT', () => {
      system.kill();
      process.exit(130);
    });
    await system.close();
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
