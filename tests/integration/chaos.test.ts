import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { idle } from './support/idle.js';
import { ProcessSystem } from './support/processes.js';
import { until } from './support/wait.js';

const CHANNEL = 'messenger';
/** Of one chat. */
const MOST_WAITING = 40;
let system: ProcessSystem;

beforeEach(async () => {
  // A busy machine may take long to start processes again: what is looked at here is answers.
  system = await ProcessSystem.start({ pieceMs: 60, noteAfterMs: 600_000 });
  await Promise.all([system.run('gateway'), system.run('worker'), system.run('sender')]);
}, 30_000);
afterEach(async () => system.close(), 30_000);

const person = () => system.simulator.person(CHANNEL);
const answers = () =>
  person()
    .thread.all()
    .filter(({ from }) => from === 'assistant');

/** The message was answered, nothing is left to do, and no second answer came. */
async function answeredOnce(text: string): Promise<void> {
  await until('an answer', () => answers().length > 0, 30_000);
  await until('nothing left to do', () => idle(system.redis), 30_000);
  expect(answers().map((answer) => answer.text)).toEqual([`echo: ${text}`]);
}

/** Something lies in the inbox and a turn has begun on it. */
const turnRuns = () =>
  until('a turn', async () => {
    const [meta] = await system.redis.keys('{hearth}:c:*:m');
    return meta ? Number(await system.redis.hget(meta, 'reading')) > 0 : false;
  });

describe('kill -9 in the middle of a turn', () => {
  test('of the worker', async () => {
    await person().text('one');
    await turnRuns();
    await system.end('worker', 'SIGKILL');
    await system.run('worker');
    await answeredOnce('one');
  }, 60_000);

  test('of the sender, after the platform took the message and before it answered', async () => {
    system.simulator.fault(CHANNEL, { kind: 'delay', delayMs: 5000 });
    await person().text('two');
    await until('the bubble', () => answers().length > 0);
    await system.end('sender', 'SIGKILL');
    await system.run('sender');
    await answeredOnce('two');
  }, 60_000);

  test('of the gateway', async () => {
    await person().text('three');
    await turnRuns();
    await system.end('gateway', 'SIGKILL');
    await system.run('gateway');
    await answeredOnce('three');
  }, 60_000);

  test('of redis-server', async () => {
    await person().text('four');
    await turnRuns();
    process.kill(system.redisServer.pid!, 'SIGKILL');
    await answeredOnce('four');
  }, 60_000);
});

test('a message that kills its worker is given up after three of them, with an apology, and the next is answered', async () => {
  await person().text('please crash');
  for (let death = 0; death < 3; death++) {
    await system.ended('worker');
    await system.run('worker');
  }
  await until('the apology', () => answers().length > 0, 30_000);
  expect(answers()[0]?.text).toMatch(/^Sorry, something went wrong on my side/);
  await person().text('and now?');
  await until('an answer', () => answers().length > 1, 30_000);
  expect(answers()[1]?.text).toBe('echo: and now?');
  expect(system.output).toMatch(/"reason":"crashed"/);
}, 90_000);

describe('SIGTERM', () => {
  test('a worker hands its turn over in less than a second', async () => {
    system.pieceMs = 2000;
    await system.end('worker', 'SIGKILL');
    await system.run('worker1');
    await person().text('five');
    await turnRuns();
    system.pieceMs = 10;
    await system.run('worker2');
    const { ms, code } = await system.end('worker1', 'SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(1000);
    await answeredOnce('five');
  }, 60_000);
});

test('workers, sender and gateway killed at random: every message answered once and in order', async () => {
  const chats = ['1001', '1002', '1003', '1004', '1005', '1006'];
  const victims = ['worker', 'sender', 'worker2', 'gateway'] as const;
  const wantedKills = 6;
  await system.run('worker2');
  let kills = 0;
  const killer = (async () => {
    for (; kills < wantedKills; kills++) {
      const victim = victims[kills % victims.length]!;
      await system.end(victim, 'SIGKILL');
      await system.run(victim);
    }
  })();
  const answers = (chat: string) =>
    system.simulator
      .person(CHANNEL, chat)
      .thread.all()
      .flatMap(({ from, text }) => (from === 'assistant' ? text!.replace('echo: ', '').split(' | ') : []));
  const sent: string[] = [];
  // An inbox takes 50: however long the machine takes to start processes again, no more than fit into it wait.
  const room = () => chats.every((chat) => sent.length - answers(chat).length < MOST_WAITING);
  for (let n = 0; kills < wantedKills; n++) {
    await until('room in the inboxes', room, 60_000);
    sent.push(String(n));
    for (const chat of chats) await system.simulator.person(CHANNEL, chat).text(String(n));
    await sleep(150);
  }
  await killer;

  await until('all answers', () => chats.every((chat) => answers(chat).length >= sent.length), 90_000);
  await until('nothing left to do', () => idle(system.redis), 30_000);
  for (const chat of chats) expect(answers(chat)).toEqual(sent);
}, 240_000);
