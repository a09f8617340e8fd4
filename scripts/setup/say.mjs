/** An error whose message is written for the person and says what to do; shown without a stack. */
export class SetupError extends Error {
  name = 'SetupError';
  plain = true;
}

/** One progress line of the set-up, on stderr: stdout belongs to the command's own output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
