import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { configSchema, Connections, createLog, redisAddress, startPrivateRedis } from '@hearth/bot';
import type { PrivateRedis, RedisClient } from '@hearth/bot';
import { SIMULATED_CHANNELS, startSimulator } from '@hearth/simulator';
import type { Simulator } from '@hearth/simulator';
import type { Happening } from './drafting-agent.js';
import { temporaryFolder } from './folder.js';

/** A child cannot run our TypeScript: it runs what `npm run build` made of it. */
const SCRIPT = resolve(import.meta.dirname, '../../dist/integration/support/role-process.js');
type Role = 'gateway' | 'worker' | 'sender';

/** Something a process told of. */
export interface Told {
  /** The process. */
  readonly name: string;
  readonly what: Happening;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Roles as real processes around a simulator and a redis-server, to be killed. */
export class ProcessSystem {
  readonly #children = new Map<string, ChildProcess>();
  /** What all processes printed. */
  output = '';
  /** What all processes told of, in order. */
  readonly told: Told[] = [];

  private constructor(
    readonly simulator: Simulator,
    readonly redisServer: PrivateRedis,
    readonly redis: RedisClient,
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private readonly connections: Connections,
    /** Milliseconds that the fake engine of processes started from now on takes for a piece of its answer. */
    public pieceMs: number,
    private readonly noteAfterMs: number | undefined,
  ) {}

  static async start({
    pieceMs,
    noteAfterMs,
  }: {
    readonly pieceMs: number;
    readonly noteAfterMs?: number;
  }): Promise<ProcessSystem> {
    const folder = temporaryFolder();
    const log = createLog({ level: 'error', role: 'test' });
    const redisServer = await startPrivateRedis({ dir: `${folder.path}/redis`, log });
    const connections = new Connections(redisAddress(configSchema.parse({}), redisServer.url), log);
    const simulator = await startSimulator({});
    return new ProcessSystem(simulator, redisServer, connections.patient(), folder, connections, pieceMs, noteAfterMs);
  }

  /** Starts (again) the process of this name; a name is a role and a number. */
  async run(name: `${Role}${number | ''}`): Promise<void> {
    const role = name.replace(/\d+$/, '') as Role;
    const options = {
      role,
      pieceMs: this.pieceMs,
      noteAfterMs: this.noteAfterMs,
      config: {
        dataDir: this.folder.path,
        gateway: { port: 0 },
        turn: { debounceMs: 30, maxWaitMs: 300, slots: 4 },
      },
      run: {
        pid: process.pid,
        startedAt: new Date().toISOString(),
        redisUrl: this.redisServer.url,
        gatewayUrl: '',
        pageUrl: '',
        simulator: this.simulator.info(),
      },
    };
    const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#children.set(name, child);
    child.stdout?.on('data', (data: Buffer) => (this.output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.output += data.toString()));
    child.on('message', (message: { what?: Happening; at?: number }) => {
      const { what, at } = message;
      if (what && at) this.told.push({ name, what, at });
    });
    const died = once(child, 'exit').then(() => {
      throw new Error(`${name} ended before it was ready:\n${this.output}`);
    });
    died.catch(() => undefined);
    const [message] = (await Promise.race([once(child, 'message'), died])) as [{ ready: { port?: number } }];
    if (role === 'gateway') {
      for (const channel of SIMULATED_CHANNELS) {
        this.simulator.setWebhook(channel, `http://127.0.0.1:${message.ready.port}/webhooks/${channel}`);
      }
    }
  }

  /** Freezes a process, or lets it go on. */
  freeze(name: string, frozen: boolean): void {
    this.#children.get(name)?.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Ends a process and waits until it is gone. @returns milliseconds it took, and its exit code. */
  async end(name: string, signal: NodeJS.Signals): Promise<{ ms: number; code: number | null }> {
    const child = this.#children.get(name);
    this.#children.delete(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} does not run`);
    const started = performance.now();
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return { ms: performance.now() - started, code: child.exitCode };
  }

  /** Waits until a process has ended by itself. */
  async ended(name: string): Promise<void> {
    const child = this.#children.get(name);
    if (!child) throw new Error(`${name} does not run`);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    this.#children.delete(name);
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await Promise.all([...this.#children.keys()].map((name) => this.end(name, 'SIGKILL')));
    await this.connections.close();
    await this.redisServer.close();
    this.folder.remove();
  }
}
