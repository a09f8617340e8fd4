import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idle } from './support/idle.js';
import { messengerBody, messengerText } from './support/messenger.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const CHANNEL = 'messenger';
/** What a platform may be kept waiting when Redis is away. */
const REFUSAL_MS = 300;
let system: System;
beforeEach(async () => {
  system = await startSystem();
  // The first webhook opens what is opened lazily; figures are of a warm gateway.
  await system.simulator.person(CHANNEL).text('warm');
  await system.answered(CHANNEL, 1);
}, 30_000);
afterEach(async () => system.close(), 30_000);

const post = async (mid: string) => {
  const started = performance.now();
  const { status } = await system.simulator.postRaw(
    CHANNEL,
    messengerBody(system.simulator, [messengerText(system.simulator, mid, mid)]),
  );
  return { status, ms: performance.now() - started };
};
const answered = () =>
  system.simulator
    .threads()
    .flatMap(({ messages }) => messages)
    .filter(({ from }) => from === 'assistant')
    .flatMap(({ text }) => text!.replace('echo: ', '').split(' | '));
const health = async () => (await fetch(`http://127.0.0.1:${system.port}/health`)).status;

describe('a redis-server that does not answer', () => {
  test('frozen: 503 within 300 ms; taken when it is back', async () => {
    const pid = system.redisServer.pid!;
    process.kill(pid, 'SIGSTOP');
    try {
      // As the platform repeats it; the quickest answer is the gateway's own time, whatever else the machine does.
      const refused = [await post('mid.frozen'), await post('mid.frozen'), await post('mid.frozen')];
      expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
      expect(Math.min(...refused.map(({ ms }) => ms))).toBeLessThan(REFUSAL_MS);
      expect(await health()).toBe(503);
      expect(system.logLines.findLast(({ msg }) => msg === 'webhook refused')).toMatchObject({
        status: 503,
        id: expect.any(String),
      });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until('Redis to be taken back', async () => (await post('mid.frozen')).status === 200);
    await system.answered(CHANNEL, 2);
    await until('nothing left to do', () => idle(system.redis));
    expect(system.answers(CHANNEL).map(({ text }) => text)).toEqual(['echo: warm', 'echo: mid.frozen']);
    expect(await health()).toBe(200);
  }, 60_000);

  test('frozen when the gateway starts: it receives, refuses, and takes webhooks as soon as Redis is back', async () => {
    await system.stop('gateway');
    const pid = system.redisServer.pid!;
    process.kill(pid, 'SIGSTOP');
    try {
      await system.start('gateway');
      expect((await post('mid.early')).status).toBe(503);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until('Redis to be taken', async () => (await post('mid.early')).status === 200);
    await system.answered(CHANNEL, 2);
    expect(system.answers(CHANNEL).at(-1)?.text).toBe('echo: mid.early');
  }, 60_000);

  test('full: 503, nothing half written, and all of it drains once there is room', async () => {
    await system.stop('worker');
    await system.redis.config('SET', 'maxmemory', '1');
    expect((await post('mid.full')).status).toBe(503);
    await system.redis.config('SET', 'maxmemory', '100mb');
    expect((await post('mid.full')).status).toBe(200);
    await system.start('worker');
    await system.answered(CHANNEL, 2);
    expect(system.answers(CHANNEL).at(-1)?.text).toBe('echo: mid.full');
  }, 60_000);

  test('kill -9 under load: everything that was answered 200 is answered, once', async () => {
    const acked: string[] = [];
    const lanes = Array.from({ length: 6 }, (_, lane) => `90${lane}`);
    // Opens the windows in which the platform lets us answer.
    for (const lane of lanes) await system.simulator.person(CHANNEL, lane).text('hi');
    await until('the first answers', () => answered().filter((text) => text === 'hi').length === lanes.length);
    const load = async (lane: number) => {
      for (let n = 0; n < 40; n++) {
        const mid = `mid.${lane}.${n}`;
        const item = messengerText(system.simulator, mid, mid, lanes[lane]);
        const { status } = await system.simulator.postRaw(CHANNEL, messengerBody(system.simulator, [item]));
        if (status === 200) acked.push(mid);
        if (lane === 0 && n === 15) process.kill(system.redisServer.pid!, 'SIGKILL');
      }
    };
    await Promise.all(lanes.map((_, lane) => load(lane)));
    await until('Redis to be back', async () => (await post('mid.after')).status === 200);
    await until('every acknowledged message', () => acked.every((mid) => answered().includes(mid)), 60_000);
    await until('nothing left to do', () => idle(system.redis), 30_000);
    const once = answered().filter((text) => text.startsWith('mid'));
    expect(once.length).toBe(new Set(once).size);
    expect(acked.length).toBeGreaterThan(50);
  }, 120_000);
});
