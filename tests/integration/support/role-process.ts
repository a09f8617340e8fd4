/** One role in a process of its own, with the fake engine: what the chaos tests kill. Told what to be by its first argument. */
import type { Agent } from '@hearth/agent';
import { configSchema } from '@hearth/bot/config';
import { createLog } from '@hearth/bot/log';
import { createRuntime } from '@hearth/bot/runtime';
import { draftingAgent, engineDrafts } from './drafting-agent.js';
import type { Happening } from './drafting-agent.js';
import { echoAgent, wordsOf } from './echo-agent.js';

/** Quick take-over, so that a test with many kills takes seconds. */
const RECOVERY = { lockMs: 1500, stalledIntervalMs: 500 };

const { role, config, run, pieceMs, noteAfterMs } = JSON.parse(process.argv[2] ?? '{}') as {
  role: 'gateway' | 'worker' | 'sender';
  config: unknown;
  run: Parameters<typeof createRuntime>[0]['run'];
  /** Milliseconds that the fake engine takes for each piece of its answer. */
  pieceMs: number;
  /** Milliseconds after which a person who waits gets a note. */
  noteAfterMs?: number;
};

const log = createLog({ level: 'info', role });
const runtime = createRuntime({ config: configSchema.parse(config), log, role, run });

/** Loads no more than its role needs: these processes are started again and again. */
const roles = {
  gateway: async () => (await import('@hearth/bot/gateway')).startGateway(runtime),
  sender: async () => (await import('@hearth/bot/sender')).startSender(runtime, { recovery: RECOVERY }),
  worker: async () => {
    const { createFakeEngine } = await import('@hearth/inference');
    const { startWorker } = await import('@hearth/bot/worker');
    const { startDrafts } = await import('@hearth/bot/drafts');
    const engine = createFakeEngine([{ text: 'a few pieces of text', delayMs: pieceMs }]);
    const { slots } = runtime.config.turn;
    const worked = { model: engine.model, stats: async () => ({ ...(await engine.stats()), slots }) };
    const drafts = await startDrafts(runtime, {
      engine: worked,
      local: engineDrafts(engine, tell),
      recovery: RECOVERY,
    });
    const agent = mortal(draftingAgent(echoAgent(engine), drafts, tell));
    const worker = await startWorker(runtime, { engine: drafts.load, agent, recovery: RECOVERY, noteAfterMs });
    return {
      close: async () => {
        await worker.close();
        await drafts.close();
      },
    };
  },
};

function tell(what: Happening): void {
  process.send?.({ what, at: Date.now() });
}

/** A message may take its worker down with it, as a picture does that a native library cannot stand. */
function mortal(agent: Agent): Agent {
  return {
    answer: (turn, signal) => {
      if (wordsOf(turn.inbox).includes('please crash')) process.kill(process.pid, 'SIGKILL');
      return agent.answer(turn, signal);
    },
  };
}

const handle = await roles[role]();
process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
