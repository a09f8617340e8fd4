import type { Agent } from '@hearth/agent';
import {
  Connections,
  configSchema,
  createRuntime,
  queuesOver,
  redisAddress,
  startGateway,
  startPrivateRedis,
  startSender,
  startWorker,
} from '@hearth/bot';
import type { Config, PrivateRedis, QueueSet, RedisClient } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import type { FakeScript } from '@hearth/inference';
import { SIMULATED_CHANNELS, startSimulator } from '@hearth/simulator';
import type { Simulator, ThreadMessage, Which } from '@hearth/simulator';
import { echoAgent } from './echo-agent.js';
import { temporaryFolder } from './folder.js';
import { keptLog } from './log-lines.js';
import type { LogLine } from './log-lines.js';
import { until } from './wait.js';

type Role = 'gateway' | 'worker' | 'sender';

export interface SystemOptions {
  readonly config?: Parameters<typeof configSchema.parse>[0];
  readonly script?: FakeScript;
  /** Default: the echo agent over the fake engine. */
  readonly agent?: Agent;
  readonly roles?: readonly Role[];
  /** Worker processes' worth of workers. Default 1. */
  readonly workers?: number;
}

/** The whole way of a message in this process: simulator, redis-server, gateway, worker, sender. */
export interface System {
  readonly config: Config;
  readonly simulator: Simulator;
  readonly redisServer: PrivateRedis;
  readonly redis: RedisClient;
  readonly queues: QueueSet;
  readonly logLines: readonly LogLine[];
  logText(): string;
  /** The port of the gateway. */
  readonly port: number;
  /** What the assistant wrote to the default person of a channel. */
  answers(which: Which): ThreadMessage[];
  /** Waits for so many answers. */
  answered(which: Which, count: number, timeoutMs?: number): Promise<ThreadMessage[]>;
  start(role: Role): Promise<void>;
  stop(role: Role): Promise<void>;
  close(): Promise<void>;
}

/** Debounce short enough for tests, long enough to merge a burst. */
const TURN = { debounceMs: 30, maxWaitMs: 300, slots: 4 };

export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const folder = temporaryFolder();
  const { log, lines, text } = keptLog();
  const given = (options.config ?? {}) as Record<string, object>;
  const config = configSchema.parse({
    dataDir: folder.path,
    gateway: { port: 0 },
    ...given,
    turn: { ...TURN, ...given['turn'] },
  });
  const redisServer = await startPrivateRedis({ dir: `${folder.path}/redis`, log });
  const simulator = await startSimulator({});
  const run = {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    redisUrl: redisServer.url,
    gatewayUrl: '',
    pageUrl: '',
    simulator: { ...simulator.info(), accounts: simulator.accounts.map((account) => ({ ...account })) },
  };
  const connections = new Connections(redisAddress(config, redisServer.url), log);
  const redis = connections.patient();
  const engine = createFakeEngine(options.script ?? ['said']);
  const agent = options.agent ?? echoAgent(engine);
  const running = new Map<Role, (() => Promise<void>)[]>();

  let port = 0;
  const start = async (role: Role): Promise<void> => {
    const runtime = createRuntime({ config, log, run, role });
    const roles = {
      gateway: async () => {
        const gateway = await startGateway(runtime);
        port = gateway.port;
        for (const channel of SIMULATED_CHANNELS) {
          simulator.setWebhook(channel, `http://127.0.0.1:${gateway.port}/webhooks/${channel}`);
        }
        return gateway;
      },
      worker: () => startWorker(runtime, { engine, agent }),
      sender: () => startSender(runtime),
    };
    const handle = await roles[role]();
    const close = async () => {
      await handle.close();
      await runtime.close();
    };
    running.set(role, [...(running.get(role) ?? []), close]);
  };
  const stop = async (role: Role): Promise<void> => {
    const closers = running.get(role) ?? [];
    running.delete(role);
    await Promise.all(closers.map((close) => close()));
  };
  for (const role of options.roles ?? ['gateway', 'worker', 'sender']) await start(role as Role);
  for (let more = 1; more < (options.workers ?? 1); more++) await start('worker');

  const queues = queuesOver(redis, config);
  const answers = (which: Which) =>
    simulator
      .person(which)
      .thread.all()
      .filter(({ from, colleague }) => from === 'assistant' && !colleague);
  return {
    config,
    simulator,
    redisServer,
    redis,
    queues,
    get port() {
      return port;
    },
    logLines: lines,
    logText: text,
    answers,
    answered: (which, count, timeoutMs) =>
      until(`${count} answers`, () => (answers(which).length >= count ? answers(which) : undefined), timeoutMs),
    start,
    stop,
    close: async () => {
      await simulator.close();
      for (const role of ['gateway', 'worker', 'sender'] as const) await stop(role);
      await queues.wakes.close();
      await connections.close();
      await engine.close();
      await redisServer.close();
      folder.remove();
    },
  };
}
