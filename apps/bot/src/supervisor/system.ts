import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { bridgeAccounts } from '../bridge/accounts.js';
import type { Config } from '../config/schema.js';
import { STARTING, type AssistantStatus } from '../playground/status.js';
import { startPrivateRedis, type PrivateRedis } from '../redis/private-server.js';
import { createLog } from '../runtime/log.js';
import { childArgs } from './child-args.js';
import { Child } from './child.js';
import { lockDataDir } from './data-lock.js';
import { childEnv, entry } from './environment.js';
import type { ModelProgress, PreparedModel, SystemEvent } from './events.js';
import { openLogFile } from './log-file.js';
import { choosePort } from './ports.js';
import { prepareModel } from './prepare-model.js';
import { reachRedis } from './reach-redis.js';
import { removeRunFile, writeRunFile, type RunFile } from './run-file.js';

export interface SystemOptions {
  readonly config: Config;
  /** False: no worker is started; others, elsewhere, answer from the same Redis. */
  readonly worker: boolean;
  readonly onEvent: (event: SystemEvent) => void;
  /** Gives up a start that is under way. */
  readonly signal: AbortSignal;
}

/** What a worker says about itself when it is ready. */
export interface WorkerReady {
  readonly model: string;
  readonly device: string;
  /** Why it runs there. */
  readonly deviceWhy: string;
}

export interface System {
  readonly run: RunFile;
  readonly logFile: string;
  /** Undefined without a worker. */
  readonly model: (PreparedModel & WorkerReady) | undefined;
  /** Roles finish what they have in hand; then everything ends and the data folder is free. */
  close(): Promise<void>;
  /** Ends everything at once. */
  kill(): void;
}

/**
 * Starts the whole system on `config.dataDir`: Redis (unless one is configured), playground, gateway, sender, and a worker as soon
 * as the model is there. What dies is started again.
 * @throws AlreadyRunningError, PortInUseError, Error (a role or the model does not start); nothing is left running then.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const unlock = lockDataDir(options.config.dataDir);
  const system = new Supervisor(options, unlock);
  const abort = () => void system.close();
  options.signal.addEventListener('abort', abort);
  try {
    options.signal.throwIfAborted();
    await system.started;
    return system;
  } catch (error) {
    await system.close();
    throw error;
  } finally {
    options.signal.removeEventListener('abort', abort);
  }
}

class Supervisor implements System {
  run!: RunFile;
  model: (PreparedModel & WorkerReady) | undefined;
  readonly logFile: string;
  readonly #logFd: number;
  readonly #children = new Map<string, Child>();
  readonly #stop = new AbortController();
  #closed: Promise<void> | undefined;
  readonly started: Promise<void>;
  #redis: PrivateRedis | undefined;
  #status: AssistantStatus = STARTING;

  constructor(
    private readonly options: SystemOptions,
    private readonly unlock: () => void,
  ) {
    const { path, fd } = openLogFile(options.config.dataDir);
    this.logFile = path;
    this.#logFd = fd;
    this.started = this.#start();
  }

  async #start(): Promise<void> {
    const { config, worker } = this.options;
    const env = childEnv(config);
    const prepared = worker
      ? prepareModel({
          args: [entry, 'prepare-model'],
          env,
          output: this.#logFd,
          onProgress: (progress) => this.#progress({ type: 'model', progress }),
          signal: this.#stop.signal,
        })
      : undefined;
    // It is awaited further down; a failure in the meantime must not end the process.
    prepared?.catch(() => undefined);

    if (config.redisUrl) await reachRedis(config, this.#log());
    else this.#redis = await startPrivateRedis({ dir: join(config.dataDir, 'redis'), log: this.#log() });
    const gatewayPort = await choosePort(config.gateway.host, config.gateway.port, 'HEARTH_GATEWAY_PORT');
    const pagePort = await choosePort(config.page.host, config.page.port, 'HEARTH_PAGE_PORT');
    Object.assign(env, { HEARTH_GATEWAY_PORT: String(gatewayPort), HEARTH_PAGE_PORT: String(pagePort) });
    this.run = {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      redisUrl: config.redisUrl || this.#redis!.url,
      gatewayUrl: address(config.gateway.host, gatewayPort),
      pageUrl: address(config.page.host, pagePort),
    };
    writeRunFile(config.dataDir, this.run);

    const playground = this.#child('playground', env, () => Promise.resolve());
    // The simulated accounts come from the playground; the other roles load meanwhile.
    const whole = async () => void (await playground.ready);
    const roles = ['gateway', 'sender'].map((name) => this.#child(name, env, whole).ready);
    // A number without its browser is an account that is down: nothing else waits for it.
    const bridge = whole().then(() => {
      if (bridgeAccounts(config, this.run.simulator).length > 0) this.#child('bridge', env, whole);
    });
    await Promise.all([...roles, bridge, prepared && this.#startWorker(prepared, env, whole)]);
  }

  /** Accounts and addresses are the same after a restart; the certificate of the simulated WhatsApp Web is not. */
  #noteSimulator({ simulator }: Pick<RunFile, 'simulator'>): void {
    this.run = { ...this.run, ...(simulator && { simulator }) };
    writeRunFile(this.options.config.dataDir, this.run);
  }

  async #startWorker(
    prepared: Promise<PreparedModel>,
    env: NodeJS.ProcessEnv,
    whole: () => Promise<void>,
  ): Promise<void> {
    // It loads its code meanwhile.
    const worker = this.#child('worker', env, async () => {
      await prepared;
      await whole();
    });
    const model = await prepared;
    this.options.onEvent({ type: 'step', text: `Loading ${model.id}.` });
    this.#tellPage({ ready: false, step: 'Loading the model.', model: model.id, device: '' });
    const ready = (await worker.ready) as WorkerReady;
    this.model = { ...model, ...ready };
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    // A signal to the whole group ends them all, in any order.
    for (const child of this.#children.values()) child.retire();
    // Nothing new comes in, then what is in hand is answered and sent, then the simulated platforms may go.
    for (const names of [['gateway'], ['worker', 'sender', 'bridge'], ['playground']]) {
      await Promise.all(names.map(async (name) => this.#children.get(name)?.stop()));
    }
    // A start that is under way ends at its next step.
    await this.started.catch(() => undefined);
    await this.#redis?.close();
    removeRunFile(this.options.config.dataDir);
    closeSync(this.#logFd);
    this.unlock();
  }

  kill(): void {
    for (const child of this.#children.values()) child.kill();
    this.unlock();
  }

  #log(): Logger {
    const destination = pino.destination({ fd: this.#logFd, sync: true });
    return createLog({ role: 'supervisor', level: this.options.config.logLevel }, destination);
  }

  /** @param known resolves when `run` says all that this role has to know; a rejection ends the start elsewhere. */
  #child(name: string, env: NodeJS.ProcessEnv, known: () => Promise<void>): Child {
    this.#stop.signal.throwIfAborted();
    const child = new Child({
      name,
      args: childArgs(name, entry, name),
      env,
      output: this.#logFd,
      logFile: this.logFile,
      greeting: async () => {
        await known();
        return { run: this.run };
      },
      onMessage: ({ progress }) => {
        if (progress) this.#progress({ type: 'model', progress: progress as ModelProgress });
      },
      onReady: (facts) => {
        if (name === 'worker') this.#tellPage({ ready: true, step: '', ...(facts as WorkerReady) });
        // Started again it knows nothing of what it was told before.
        else if (name === 'playground') {
          this.#noteSimulator(facts as Pick<RunFile, 'simulator'>);
          this.#tellPage(this.#status);
        }
      },
      onRestart: ({ why, waitMs }) => {
        if (name === 'worker') this.#tellPage({ ...STARTING, step: 'Starting again.' });
        const text = `The ${name} ended (${why}); starting it again in ${waitMs / 1000} s. See ${this.logFile}`;
        this.options.onEvent({ type: 'trouble', text });
      },
    });
    this.#children.set(name, child);
    return child;
  }

  #progress(event: Extract<SystemEvent, { type: 'model' }>): void {
    this.options.onEvent(event);
    const { label, done, total } = event.progress;
    const share = total > 0 ? `, ${Math.floor((100 * done) / total)} %` : '';
    this.#tellPage({ ready: false, step: `${label}${share}`, model: '', device: '' });
  }

  /** The page shows what the assistant is doing until it can answer. */
  #tellPage(status: AssistantStatus): void {
    this.#status = status;
    this.#children.get('playground')?.send({ status });
  }
}

function address(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
