import { Command, CommanderError } from 'commander';
import { configCommand } from './commands/config.js';
import { upCommand } from './commands/up.js';
import { UserError } from '../config/user-error.js';
import { version } from './version.js';

/** Runs one command line; sets the exit code. @param args without the program's own name. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else if (error instanceof UserError) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}

function program(): Command {
  const hearth = new Command('hearth')
    .description('An assistant that lives in WhatsApp, Instagram and Messenger and runs a model on your own hardware.')
    .version(version, '-v, --version')
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false });
  for (const command of [upCommand(), configCommand()]) hearth.addCommand(command.copyInheritedSettings(hearth));
  return hearth;
}
