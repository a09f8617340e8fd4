import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../config/user-error.js';

const RESTART_FLOOR_MS = 500;
const RESTART_CEILING_MS = 30_000;
/** A child that ran this long before it ended begins again with the shortest wait. */
const STABLE_MS = 60_000;
/** Times a child may end before it was ever ready: then something is wrong that another start does not mend. */
const START_ATTEMPTS = 3;
/** A role finishes what it has in hand; then it is ended. */
const STOP_TIMEOUT_MS = 15_000;

export interface ChildOptions {
  readonly name: string;
  /** Module to run and its arguments. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Open file that takes what it prints. */
  readonly output: number;
  readonly logFile: string;
  /** What it is told at every start, as soon as it is known; nothing when that fails. */
  readonly greeting?: () => Promise<object>;
  /** Every time it is ready, with what it says about itself. */
  readonly onReady?: (facts: unknown) => void;
  /** Anything else that it sends. */
  readonly onMessage?: (message: Record<string, unknown>) => void;
  /** It ended and is started again. */
  readonly onRestart: (event: { readonly name: string; readonly why: string; readonly waitMs: number }) => void;
}

/**
 * One process of the system, started again when it ends. It tells that it is ready by `process.send({ ready })`, and ends by
 * itself when the channel to this process closes, however this process dies.
 */
export class Child {
  #process: ChildProcess | undefined;
  #stopping = false;
  #wasReady = false;
  #failures = 0;
  #settle!: { resolve: (value: unknown) => void; reject: (reason: Error) => void };
  /** What it said when it was ready for the first time. Rejects when it never came that far. */
  readonly ready = new Promise<unknown>((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor(private readonly options: ChildOptions) {
    // Whoever waits gets the rejection; nobody waiting is no reason to end.
    this.ready.catch(() => undefined);
    this.#start();
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  send(message: object): void {
    if (this.#process?.connected) this.#process.send(message);
  }

  /** From now on its end is nothing to mend. */
  retire(): void {
    this.#stopping = true;
  }

  /** Resolves when it is gone. */
  async stop(): Promise<void> {
    this.retire();
    this.#settle.reject(new Error(`${this.options.name} was stopped`));
    const child = this.#process;
    if (!child || ended(child)) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(timer);
  }

  /** At once, without a chance to finish anything. */
  kill(): void {
    this.retire();
    this.#process?.kill('SIGKILL');
  }

  #start(): void {
    const { args, env, output } = this.options;
    const started = Date.now();
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', output, output, 'ipc'] });
    this.#process = child;
    const { greeting } = this.options;
    greeting?.().then(
      (message) => child.connected && child.send(message),
      () => undefined,
    );
    child.on('message', (message: Record<string, unknown>) => {
      if ('ready' in message) {
        this.#wasReady = true;
        this.#settle.resolve(message['ready']);
        this.options.onReady?.(message['ready']);
      } else this.options.onMessage?.(message);
    });
    child.once('error', (error) => void this.#again(error.message, started));
    child.once('exit', (code, signal) => void this.#again(signal ?? `exit code ${code}`, started));
  }

  async #again(why: string, started: number): Promise<void> {
    if (this.#stopping) return;
    this.#failures = Date.now() - started > STABLE_MS ? 1 : this.#failures + 1;
    if (!this.#wasReady && this.#failures >= START_ATTEMPTS) {
      this.#settle.reject(
        new UserError(`The ${this.options.name} does not start (${why}); see ${this.options.logFile}`),
      );
      return;
    }
    const waitMs = Math.min(RESTART_CEILING_MS, RESTART_FLOOR_MS * 2 ** (this.#failures - 1));
    this.options.onRestart({ name: this.options.name, why, waitMs });
    await sleep(waitMs);
    if (!this.#stopping) this.#start();
  }
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
