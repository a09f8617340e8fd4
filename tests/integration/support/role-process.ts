/** One role in a process of its own, with the fake engine: what the chaos tests kill. Told what to be by its first argument. */
import { configSchema, createLog, createRuntime, startGateway, startSender, startWorker } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import { echoAgent } from './echo-agent.js';

/** Quick take-over, so that a test with many kills takes seconds. */
const RECOVERY = { lockMs: 1500, stalledIntervalMs: 500 };

const { role, config, run, pieceMs } = JSON.parse(process.argv[2] ?? '{}') as {
  role: 'gateway' | 'worker' | 'sender';
  config: unknown;
  run: Parameters<typeof createRuntime>[0]['run'];
  /** Milliseconds that the fake engine takes for each piece of its answer. */
  pieceMs: number;
};

const log = createLog({ level: 'info', role });
const runtime = createRuntime({ config: configSchema.parse(config), log, role, run });
const engine = createFakeEngine([{ text: 'a few pieces of text', delayMs: pieceMs }]);
const handle = await {
  gateway: () => startGateway(runtime),
  worker: () => startWorker(runtime, { engine, agent: echoAgent(engine), recovery: RECOVERY }),
  sender: () => startSender(runtime, { recovery: RECOVERY }),
}[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
[role]();

process.once('SIGTERM', () => {
  void handle
    .close()
    .then(() => runtime.close())
    .then(() => process.exit(0));
});
process.send?.({ ready: { port: 'port' in handle ? handle.port : undefined } });
