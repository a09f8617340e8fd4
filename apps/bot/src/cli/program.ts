import { Command } from 'commander';
import { askCommand } from './commands/ask.js';
import { configCommand } from './commands/config.js';
import { connectCommand } from './commands/connect.js';
import { demoCommand } from './commands/demo.js';
import { disconnectCommand } from './commands/disconnect.js';
import { doctorCommand } from './commands/doctor.js';
import { healthCommand } from './commands/health.js';
import { benchCommand, evalCommand } from './commands/measure.js';
import { modelsCommand } from './commands/models.js';
import { internalCommands, roleCommands } from './commands/roles.js';
import { upCommand } from './commands/up.js';
import { version } from './version.js';

const EXAMPLES = `
Examples:
  ./hearth up                                     start everything; the page's address is in the box it prints
  ./hearth ask --channel whatsapp-cloud --text "What is 17.5 % of 240?"
  ./hearth connect whatsapp                       how to connect a real number, step by step
  ./hearth doctor                                 what is wrong, and what to do about it

Settings: hearth.config.json and HEARTH_… variables, see ./hearth config and docs/configuration.md`;

/** The whole command line. The modules of a command are loaded when it runs: `--help` and light roles stay light. */
export function createProgram(): Command {
  const hearth = new Command('hearth')
    .description('An assistant that lives in WhatsApp, Instagram and Messenger and runs a model on your own hardware.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .showSuggestionAfterError();
  const groups: Record<string, Command[]> = {
    'Running:': [upCommand(), askCommand(), demoCommand()],
    'Single roles, for several machines:': [...roleCommands(), healthCommand()],
    'Setting up and looking after:': [
      connectCommand(),
      disconnectCommand(),
      modelsCommand(),
      configCommand(),
      doctorCommand(),
    ],
    'Measuring:': [benchCommand(), evalCommand()],
  };
  for (const [group, commands] of Object.entries(groups)) {
    for (const command of commands) hearth.addCommand(command.copyInheritedSettings(hearth).helpGroup(group));
  }
  // Processes of `hearth up`, of no use alone.
  for (const command of internalCommands()) hearth.addCommand(command.copyInheritedSettings(hearth), { hidden: true });
  return hearth;
}
