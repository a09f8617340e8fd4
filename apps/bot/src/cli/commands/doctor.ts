import { Command } from 'commander';
import { loadConfig } from '../../config/load.js';
import type { Finding } from '../../doctor/finding.js';
import { findRunning } from '../../supervisor/run-file.js';
import { ProgressLine } from '../progress.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check machine, packages, Redis, model files, ports and tokens, and say what to do')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Exits with 1 when something must be mended. Secrets are never shown.

Examples:
  ./hearth doctor
  HEARTH_REDIS_URL=redis://queue:6379 ./hearth doctor`,
    )
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine();
      if (json) console.log(JSON.stringify({ findings }, null, 2));
      else for (const finding of findings) console.log(shown(finding));
      if (findings.some(({ status }) => status === 'bad')) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  const loaded = loadConfig();
  const { config } = loaded;
  const run = findRunning(config.dataDir);
  const line = new ProgressLine();
  const machine = await import('../../doctor/machine.js');
  const { checkRedis } = await import('../../doctor/redis.js');
  const { checkDevice } = await import('../../doctor/device.js');
  const { checkModel } = await import('../../doctor/model.js');
  const { checkNumber } = await import('../../doctor/personal-number.js');
  const setup = await import('../../doctor/setup.js');
  const model = await checkModel(config, line.show.bind(line));
  line.end();
  return [
    machine.checkNode(),
    ...(await machine.checkPackages()),
    setup.checkConfigFile(loaded),
    ...(await checkRedis(config, run)),
    ...(await machine.checkDisk(config, model.ready)),
    ...model.findings,
    ...(await checkDevice(config)),
    ...(await setup.checkPorts(config, run)),
    ...(await setup.checkAccounts(config)),
    await checkNumber(config, run),
  ];
}

const MARKS = { good: '✓', note: '·', bad: '✗' };

function shown({ name, status, text, todo }: Finding): string {
  return `${MARKS[status]} ${name}: ${text}${todo ? `\n    → ${todo}` : ''}`;
}
