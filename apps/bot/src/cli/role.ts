import type { Logger } from 'pino';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { createLog } from '../runtime/log.js';
import type { RunFile } from '../supervisor/run-file.js';

/** Milliseconds a role has to finish what it has in hand before it is ended. */
const CLOSE_TIMEOUT_MS = 10_000;

export interface RoleContext {
  readonly config: Config;
  readonly log: Logger;
  /**
   * The system this process is a part of, as soon as all is known of it: a role has the time until then for what takes long to load.
   * Undefined when the role runs alone.
   */
  readonly run: Promise<RunFile | undefined>;
}

export interface RunningRole {
  close(): Promise<void>;
}

/**
 * Runs one role until a signal, or until the supervisor that started this process is gone.
 * @param start gives the running role and what the supervisor is told about it.
 */
export async function runRole(
  name: string,
  start: (context: RoleContext) => Promise<{ role: RunningRole; ready: object }>,
): Promise<void> {
  const { config } = loadConfig();
  const log = createLog({ role: name, level: config.logLevel });
  const run = process.env['HEARTH_RUN_FILE'] ? runFromSupervisor() : Promise.resolve(undefined);
  let known = false;
  void run.then(() => (known = true));
  const started = start({ config, log, run });

  let closing = false;
  const close = async (why: string) => {
    if (closing) return;
    closing = true;
    log.info({ why }, 'closing');
    // Nothing can have come in yet, and what the start waits for may never come.
    if (!known) process.exit();
    setTimeout(() => {
      log.error('not closed in time');
      process.exit(1);
    }, CLOSE_TIMEOUT_MS).unref();
    await (await started).role.close();
    process.exit();
  };
  // A failure to close ends the process with its stack, as any other defect does.
  // Ctrl-C reaches every process of the terminal: under a supervisor, that one decides on the order of the end.
  process.on('SIGINT', () => void (process.send || close('SIGINT')));
  process.on('SIGTERM', () => void close('SIGTERM'));
  process.on('disconnect', () => void close('the supervisor is gone'));

  const { ready } = await started;
  process.send?.({ ready });
}

/** The supervisor tells every child that it starts. */
function runFromSupervisor(): Promise<RunFile> {
  return new Promise((resolve) => {
    process.on('message', ({ run }: { run?: RunFile }) => {
      if (run) resolve(run);
    });
  });
}
