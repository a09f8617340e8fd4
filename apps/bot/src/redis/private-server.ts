import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { serverConfig } from './server-config.js';
import { endStaleServer } from './stale-server.js';

/** sun_path of Linux holds 108 bytes with the final zero; macOS 104. */
const SOCKET_PATH_MAX = 100;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 20;
const RESTART_FLOOR_MS = 100;
const RESTART_CEILING_MS = 5000;

/** A redis-server that belongs to one data folder. */
export interface PrivateRedis {
  /** `unix://…`, for {@link redisAddress}. */
  readonly url: string;
  /** Process id of the server that runs now. */
  readonly pid: number | undefined;
  /** Stops it after what it has is on disk. */
  close(): Promise<void>;
}

/**
 * Starts a redis-server in `dir`, which only this user can reach (a Unix socket, mode 0700). One left behind by a killed run is ended
 * first; one that dies is started again on the same data. It runs in its own process group, so that Ctrl-C in a terminal does not
 * take it away from roles that still write.
 * @throws Error when it cannot be started within 30 s; the message names its log file.
 */
export async function startPrivateRedis(options: {
  dir: string;
  log: Logger;
  /** Default: `redis-server` of the path. */
  binary?: string;
}): Promise<PrivateRedis> {
  const server = new Server(resolve(options.dir), options.log, options.binary ?? 'redis-server');
  await server.start();
  return server;
}

class Server implements PrivateRedis {
  readonly url: string;
  readonly #dir: string;
  readonly #socket: string;
  readonly #paths: { config: string; pidFile: string; logFile: string };
  #child: ChildProcess | undefined;
  #closing = false;
  #restarts = 0;

  constructor(
    dir: string,
    private readonly log: Logger,
    private readonly binary: string,
  ) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.#dir = dir;
    this.#socket = socketIn(dir);
    this.url = pathToFileURL(this.#socket).href.replace(/^file:/, 'unix:');
    this.#paths = {
      config: join(dir, 'redis.conf'),
      pidFile: join(dir, 'redis.pid'),
      logFile: join(dir, 'redis.log'),
    };
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    await endStaleServer({ pidFile: this.#paths.pidFile, dir: this.#dir, log: this.log });
    const text = serverConfig({ dir: this.#dir, socket: this.#socket, ...this.#paths });
    writeFileSync(this.#paths.config, text, { mode: 0o600 });
    try {
      await this.#spawn();
    } catch (error) {
      this.#closing = true;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.#socket, { force: true });
    if (dirname(this.#socket) !== this.#dir) rmSync(dirname(this.#socket), { recursive: true, force: true });
  }

  async #spawn(): Promise<void> {
    const child = spawn(this.binary, [this.#paths.config], { detached: true, stdio: 'ignore', cwd: this.#dir });
    this.#child = child;
    let failure: Error | undefined;
    child.once('error', (error) => (failure = error));
    child.once('exit', (code, signal) => void this.#exited(child, code, signal));
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#answers())) {
      if (failure) throw new Error(`${this.binary} cannot be started: ${failure.message}`, { cause: failure });
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`redis-server did not start; see ${this.#paths.logFile}`);
      }
      await sleep(POLL_MS);
    }
  }

  /** True once the data is loaded and commands are taken. */
  async #answers(): Promise<boolean> {
    const probe = new Redis(this.#socket, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    probe.on('error', () => undefined);
    try {
      await probe.connect();
      return (await probe.ping()) === 'PONG';
    } catch {
      return false;
    } finally {
      probe.disconnect();
    }
  }

  async #exited(child: ChildProcess, code: number | null, signal: string | null): Promise<void> {
    if (this.#closing || child !== this.#child) return;
    const wait = Math.min(RESTART_CEILING_MS, RESTART_FLOOR_MS * 2 ** this.#restarts++);
    this.log.error({ code, signal, restartInMs: wait }, 'redis-server died; starting it again');
    await sleep(wait);
    if (this.#closing) return;
    try {
      await this.#spawn();
      this.#restarts = 0;
    } catch (error) {
      // The next exit event retries; one that never started has none, so the log is what the operator gets.
      this.log.error({ error: String(error) }, 'redis-server could not be restarted');
    }
  }
}

/** In the data folder where the path is short enough for the system, else in a private temporary folder. */
function socketIn(dir: string): string {
  const path = join(dir, 'redis.sock');
  if (Buffer.byteLength(path) <= SOCKET_PATH_MAX) return path;
  return join(mkdtempSync(join(tmpdir(), 'hearth-')), 'redis.sock');
}
