import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent, Turn, TurnTrace } from '@hearth/agent';
import { createFakeEngine } from '@hearth/inference';
import {
  startSimulator,
  type AccountSpec,
  type Simulator,
  type ThreadMessage,
  type WebPerson,
  type WhatsAppWeb,
} from '@hearth/simulator';
import type { BridgeOptions } from '../../bridge/main.js';
import { readStatus } from '../../bridge/status.js';
import { configSchema } from '../../config/schema.js';
import { DIRTY_KEY } from '../../queue/keys.js';
import { redisAddress } from '../../redis/address.js';
import { Connections, type RedisClient } from '../../redis/connections.js';
import { startPrivateRedis, type PrivateRedis } from '../../redis/private-server.js';
import { createLog } from '../../runtime/log.js';
import { createRuntime, type RoleHandle } from '../../runtime/runtime.js';
import { startSender } from '../../sender/main.js';
import type { RunFile } from '../../supervisor/run-file.js';
import { startWorker } from '../../worker/main.js';

/** A child runs what was built: the same path from `src` and from `dist`. */
const SCRIPT = resolve(import.meta.dirname, '../../../dist/bench/whatsapp-web/bridge-process.js');
const POLL_MS = 20;

const NO_TRACE: TurnTrace = {
  model: 'fake',
  mode: 'instant',
  tools: [],
  rounds: 1,
  promptTokens: 1,
  cachedTokens: 0,
  completionTokens: 1,
  firstTokenMs: 1,
  tokensPerSecond: 1,
  totalMs: 1,
};

export interface RigOptions {
  /** Values of the configuration in place of the rig's; what they name of the simulator may be made there first. */
  readonly whatsappWeb?: object | ((simulator: Simulator) => object);
  /** Accounts on other platforms, for which a sender is started. */
  readonly accounts?: readonly AccountSpec[];
  readonly bridge?: Omit<BridgeOptions, 'simulator'>;
  /** Default: two bubbles, `1: …` and `2: …`, with the words of all messages that are answered. */
  readonly answer?: (turn: Turn) => readonly string[];
}

/** Quick take-over, so that a run with many kills takes a minute. */
const QUICK: RigOptions['bridge'] = {
  recovery: { lockMs: 1500, stalledIntervalMs: 500 },
  leaseTimes: { lastsMs: 1500, renewEveryMs: 400 },
};

/** The whole way of a personal number: simulated page, real Chromium in a bridge process, redis-server, and a worker that repeats words. */
export class WhatsAppWebRig {
  output = '';
  #bridge: ChildProcess | undefined;

  private constructor(
    readonly simulator: Simulator,
    readonly redis: RedisClient,
    readonly folder: string,
    private readonly server: PrivateRedis,
    private readonly connections: Connections,
    private readonly run: RunFile,
    private readonly config: object,
    private readonly options: RigOptions,
    private readonly roles: { close(): Promise<void> },
  ) {}

  static async start(options: RigOptions = {}): Promise<WhatsAppWebRig> {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-web-'));
    const log = createLog({ level: 'error', role: 'rig' });
    const server = await startPrivateRedis({ dir: join(folder, 'redis'), log });
    const accounts = options.accounts ?? [];
    const simulator = await startSimulator({ accounts: [...accounts], whatsAppWeb: {} });
    const run = {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      redisUrl: server.url,
      gatewayUrl: '',
      pageUrl: '',
      simulator: JSON.parse(JSON.stringify(simulator.info())) as NonNullable<RunFile['simulator']>,
    };
    const given = {
      dataDir: folder,
      turn: { debounceMs: 30, maxWaitMs: 300, slots: 4 },
      whatsappWeb: {
        pacing: 'off-and-risk-the-number',
        ...(typeof options.whatsappWeb === 'function' ? options.whatsappWeb(simulator) : options.whatsappWeb),
      },
    };
    const config = configSchema.parse(given);
    const connections = new Connections(redisAddress(config, server.url), log);
    const runtime = createRuntime({ config, log, role: 'worker', run });
    const engine = createFakeEngine(['said']);
    const worker: RoleHandle = await startWorker(runtime, { engine, agent: repeater(options.answer ?? twice) });
    const sender = accounts.length > 0 ? await startSender(runtime) : undefined;
    return new WhatsAppWebRig(simulator, connections.patient(), folder, server, connections, run, given, options, {
      close: async () => {
        await Promise.all([worker.close(), sender?.close()]);
        await runtime.close();
        await engine.close();
      },
    });
  }

  get web(): WhatsAppWeb {
    return this.simulator.whatsAppWeb;
  }

  /** A connection of one's own, closed with the rig: for subscriptions. */
  connect(): RedisClient {
    return this.connections.patient();
  }

  /** What the assistant wrote to somebody, in order. */
  answers(person: WebPerson = this.web.person()): ThreadMessage[] {
    return person.chat.thread!.state().messages.filter(({ from }) => from === 'assistant');
  }

  status() {
    return readStatus(this.redis, this.web.phone);
  }

  /** No conversation has anything unfinished. */
  async idle(): Promise<boolean> {
    return (await this.redis.zcard(DIRTY_KEY)) === 0;
  }

  /** Starts the bridge (again), and waits until it runs; its number may take longer. */
  async startBridge(): Promise<void> {
    const options = { config: this.config, run: this.run, options: { ...QUICK, ...this.options.bridge } };
    const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#bridge = child;
    const keep = (data: Buffer) => (this.output = (this.output + data.toString()).slice(-100_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const died = once(child, 'exit').then(() => {
      throw new Error(`the bridge ended before it was ready:\n${this.output}`);
    });
    died.catch(() => undefined);
    await Promise.race([once(child, 'message'), died]);
  }

  get bridgePid(): number {
    return this.#bridge?.pid ?? 0;
  }

  async ready(timeoutMs = 30_000): Promise<void> {
    await this.until('the number to be ready', async () => (await this.status())?.state === 'ready', timeoutMs);
  }

  /** Ends the bridge as a power cut does. */
  async killBridge(): Promise<void> {
    const child = this.#bridge!;
    this.#bridge = undefined;
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await gone;
  }

  async stopBridge(): Promise<void> {
    const child = this.#bridge;
    this.#bridge = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  /** Ends the browser with all its processes, as the kernel does when memory is short. @returns how many there were. */
  killChromium(): number {
    const all = this.browsers();
    for (const { pid } of all) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Its parent took it along.
      }
    }
    return all.length;
  }

  /** Processes of browsers on the profile of the number. Linux only (proc(5)). */
  browsers(): { pid: number; group: number }[] {
    const flag = join(this.folder, 'whatsapp-web', this.web.phone);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
          return command.includes(flag) && stat[0] !== 'Z' && !command.includes('bridge-process')
            ? [{ pid: Number(pid), group: Number(stat[2]) }]
            : [];
        } catch {
          return [];
        }
      });
  }

  /** @throws Error that names what was waited for, with the last lines of the bridge. */
  async until(what: string, probe: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await probe())) {
      if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for: ${what}\n${this.output.slice(-3000)}`);
      await sleep(POLL_MS);
    }
  }

  async close(): Promise<void> {
    await this.stopBridge();
    // Only a failure leaves any.
    this.killChromium();
    await this.roles.close();
    await this.simulator.close();
    await this.connections.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function repeater(answer: (turn: Turn) => readonly string[]): Agent {
  return {
    answer: async (turn) => ({
      reply: { parts: answer(turn).map((text) => ({ type: 'text' as const, text })) },
      trace: NO_TRACE,
    }),
  };
}

/** What people wrote in the messages of a turn. */
export function wordsOf({ inbox }: Turn): string {
  const texts = inbox.flatMap(({ parts }) =>
    parts.map((part) =>
      part.type === 'text' ? part.text : part.type === 'image' ? (part.caption ?? '[image]') : `[${part.type}]`,
    ),
  );
  return texts.join(' | ');
}

function twice(turn: Turn): readonly string[] {
  return [`1: ${wordsOf(turn)}`, `2: ${wordsOf(turn)}`];
}
