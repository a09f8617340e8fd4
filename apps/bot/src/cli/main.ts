import { CommanderError } from 'commander';
import { UserError } from '../config/user-error.js';
import { createProgram } from './program.js';

/** Runs one command line; sets the exit code. @param args without the program's own name. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else if (error instanceof UserError) {
      console.error(error.message);
      process.exitCode = 1;
    } else throw error;
  }
}
