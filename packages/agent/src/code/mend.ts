import type { ProgramOutcome, ProgramRunner } from './types.js';

/** Constants of one program that are made variables. */
const MOST_CHANGES = 5;
const READ_ONLY = /^TypeError: '([A-Za-z_]\w*)' is read-only/u;

/** Runs a program; a constant that it changes all the same, small models' commonest slip, is made a variable without asking them. */
export async function runMended(
  runner: ProgramRunner,
  written: string,
  data: unknown,
  signal: AbortSignal,
): Promise<{ readonly source: string; readonly outcome: ProgramOutcome }> {
  let source = written;
  for (let changes = 0; ; changes++) {
    const outcome = await runner.run(source, data, signal);
    const name = !outcome.ok && changes < MOST_CHANGES ? READ_ONLY.exec(outcome.message)?.[1] : undefined;
    const mended = name === undefined ? source : source.replace(`const ${name}`, `let ${name}`);
    if (mended === source) return { source, outcome };
    source = mended;
  }
}
