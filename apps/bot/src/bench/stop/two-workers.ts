import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAgent, createDraftRunner } from '@hearth/agent';
import { createEngine, type Engine } from '@hearth/inference';
import { SIMULATED_CHANNELS, startSimulator, type Simulator } from '@hearth/simulator';
import { configSchema } from '../../config/schema.js';
import { startDrafts } from '../../drafts/main.js';
import { startGateway } from '../../gateway/main.js';
import { WORKERS_KEY } from '../../queue/keys.js';
import { startPrivateRedis } from '../../redis/private-server.js';
import type { RedisClient } from '../../redis/connections.js';
import { createLog } from '../../runtime/log.js';
import { createRuntime } from '../../runtime/runtime.js';
import { startSender } from '../../sender/main.js';
import { startWorker } from '../../worker/main.js';

const CHANNEL = 'whatsapp-cloud';
/** Long enough to be still under way when it is stopped. */
const TASK =
  '/contemplate Nina buys 17 pens at 4 euros each, 23 books at 12 euros each and 9 lamps at 31 euros each, and pays with ten notes of 100 euros. How much does she get back, and how many notes of 20 euros is that? Explain every step at length.';
/** Of an engine. */
const ROWS = 8;
/** Agents that think about it. */
const AGENTS = 5;
const POLL_MS = 5;
const PATIENCE_MS = 60_000;

/** One "stop". */
export interface Stopped {
  /** Milliseconds from the person's word until both engines say that nothing runs. */
  readonly ms: number;
  /** [worker]: rows that ran at the time. */
  readonly rows: readonly number[];
  /** What the person was told. */
  readonly reply: string;
}

/** Two workers with an engine each on one queue, and everything around them, in this process: simulator, Redis, gateway, sender. */
export class TwoWorkers {
  #people = 0;

  private constructor(
    private readonly simulator: Simulator,
    private readonly redis: RedisClient,
    /** [worker] */
    private readonly engines: readonly Engine[],
    readonly close: () => Promise<void>,
  ) {}

  /** `dir`: the folder of a model. */
  static async start(dir: string): Promise<TwoWorkers> {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-stop-'));
    const log = createLog({ level: 'error', role: 'stop' });
    const config = configSchema.parse({ dataDir: folder, gateway: { port: 0 }, turn: { debounceMs: 30, slots: 4 } });
    const server = await startPrivateRedis({ dir: join(folder, 'redis'), log });
    const simulator = await startSimulator({});
    const run = {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      redisUrl: server.url,
      gatewayUrl: '',
      pageUrl: '',
      simulator: { ...simulator.info(), accounts: simulator.accounts.map((account) => ({ ...account })) },
    };
    const runtimeOf = (role: string) => createRuntime({ config, log, run, role });
    const worker = async (engine: Engine) => {
      const runtime = runtimeOf('worker');
      const drafts = await startDrafts(runtime, { engine, local: createDraftRunner({ engine, programs: undefined }) });
      const chooser = { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) };
      const agent = createAgent({ engine, tools: [], chooser, settings: config.assistant, drafts });
      const role = await startWorker(runtime, { engine: drafts.load, agent });
      return async () => {
        await role.close();
        await drafts.close();
        await engine.close();
        await runtime.close();
      };
    };
    const outer = runtimeOf('gateway');
    const gateway = await startGateway(outer);
    const sender = await startSender(outer);
    for (const channel of SIMULATED_CHANNELS)
      simulator.setWebhook(channel, `http://127.0.0.1:${gateway.port}/webhooks/${channel}`);
    const engines = [await createEngine({ dir, slots: ROWS }), await createEngine({ dir, slots: ROWS })];
    const workers = await Promise.all(engines.map(worker));
    return new TwoWorkers(simulator, outer.patientRedis, engines, async () => {
      await simulator.close();
      for (const close of workers) await close();
      await sender.close();
      await gateway.close();
      await outer.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Somebody has several agents think about something, and says stop while both workers write drafts of it. */
  async stop(): Promise<Stopped> {
    await this.#acquainted();
    const before = await this.#stats();
    const person = this.simulator.person(CHANNEL, `1555000${++this.#people}`);
    await person.text(TASK);
    const rows = await until('drafts at both workers', async () => {
      const stats = await this.#stats();
      const active = stats.map((one) => one.active);
      const areWriting = stats.every((one, i) => one.active > 0 && one.tokensGenerated > before[i]!.tokensGenerated);
      return areWriting && active.reduce((sum, more) => sum + more) >= AGENTS ? active : undefined;
    });
    const at = performance.now();
    await person.text('stop');
    await until('the end of all', async () => (await this.#stats()).every(({ active }) => active === 0));
    const ms = performance.now() - at;
    const reply = await until('an answer', () => person.thread.all().findLast(({ from }) => from === 'assistant'));
    return { ms, rows, reply: reply.text ?? '' };
  }

  #stats() {
    return Promise.all(this.engines.map((engine) => engine.stats()));
  }

  /** Both workers know what the other has free: both have spoken again since. */
  async #acquainted(): Promise<void> {
    const beats = async () => Object.values(await this.redis.hgetall(WORKERS_KEY));
    let first: readonly string[] = [];
    await until('two workers', async () => (first = await beats()).length === this.engines.length);
    await until('the next beat of both', async () => (await beats()).every((beat) => !first.includes(beat)));
  }
}

async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited ${PATIENCE_MS} ms for: ${what}`);
    await sleep(POLL_MS);
  }
}
