import type { Config } from '../config/schema.js';
import type { System } from '../supervisor/system.js';
import { channelStatus } from './channels.js';
import { table } from './format.js';

/** The last thing a start prints: where everything is and what to do next. */
export function startBox(config: Config, system: Pick<System, 'run' | 'model' | 'logFile'>): string {
  const { run, model, logFile } = system;
  const channels = channelStatus(config, run).map(({ label, name, status }) => [
    label,
    status === 'connected' ? status : `${status}; for the real one: ./hearth connect ${name}`,
  ]);
  const text = table([
    ['Page', run.pageUrl],
    ['Model', model ? `${model.model} (${model.why})` : 'none here: workers elsewhere answer'],
    ...(model ? [['Device', `${model.device} (${model.deviceWhy})`]] : []),
    ['Data', config.dataDir],
    ['Log', logFile],
    ['Webhooks', `${run.gatewayUrl}/webhooks/…`],
    ...channels,
  ]);
  return boxed(text);
}

function boxed(text: string): string {
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '─'.repeat(width + 2);
  return [`╭${rule}╮`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `╰${rule}╯`].join('\n');
}
