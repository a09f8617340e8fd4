import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { agentOf, wordsOf } from './support/echo-agent.js';
import { idle } from './support/idle.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const CHANNEL = 'messenger';
const CHATS = 20;
const PER_CHAT = 10;
const WORKERS = 4;

/** Sees whether two turns of one conversation ever overlap. */
function watchedAgent() {
  const active = new Set<string>();
  const overlaps: string[] = [];
  const agent = agentOf(async (turn, signal) => {
    const { peer } = turn.conversation;
    if (active.has(peer)) overlaps.push(peer);
    active.add(peer);
    try {
      await sleep(5 + Math.random() * 20, undefined, { signal });
      return wordsOf(turn.inbox).join(' | ');
    } finally {
      active.delete(peer);
    }
  });
  return { agent, overlaps };
}

const watched = watchedAgent();
let system: System;
beforeEach(async () => {
  system = await startSystem({ agent: watched.agent, workers: WORKERS });
}, 60_000);
afterEach(async () => system.close(), 30_000);

const answersOf = (peer: string) =>
  system.simulator
    .person(CHANNEL, peer)
    .thread.all()
    .filter(({ from }) => from === 'assistant');

describe('order', () => {
  test(`${CHATS * PER_CHAT} interleaved messages, ${CHATS} chats, ${WORKERS} workers: none lost, doubled, overlapping or out of order`, async () => {
    // Every webhook comes twice, as platforms promise no better than at least once.
    system.simulator.delivery(CHANNEL, { copies: 2 });
    const peers = Array.from({ length: CHATS }, (_, index) => `${1000 + index}`);
    for (let n = 0; n < PER_CHAT; n++) {
      for (const peer of peers) await system.simulator.person(CHANNEL, peer).text(`${n}`);
    }
    const words = (peer: string) => answersOf(peer).flatMap(({ text }) => text!.split(' | '));
    await until('all answers', () => peers.every((peer) => words(peer).length >= PER_CHAT), 60_000);
    await until('nothing left to do', () => idle(system.redis));
    const expected = Array.from({ length: PER_CHAT }, (_, n) => `${n}`);
    for (const peer of peers) expect(words(peer)).toEqual(expected);
    expect(watched.overlaps).toEqual([]);
    // Bursts are merged: fewer turns than messages.
    expect(peers.reduce((sum, peer) => sum + answersOf(peer).length, 0)).toBeLessThan(CHATS * PER_CHAT);
  }, 120_000);

  test('events of one POST and events delivered last first are answered by the platform’s clock', async () => {
    const person = system.simulator.person(CHANNEL);
    system.simulator.hold(CHANNEL);
    for (const text of ['first', 'second', 'third']) {
      await person.text(text);
      await sleep(2);
    }
    system.simulator.release(CHANNEL, { batch: 1, reversed: true });
    const [answer] = await system.answered(CHANNEL, 1);
    expect(answer?.text).toBe('first | second | third');
  }, 30_000);

  test('a burst is one turn', async () => {
    for (const text of ['a', 'b', 'c']) await system.simulator.person(CHANNEL).text(text);
    const [answer] = await system.answered(CHANNEL, 1);
    await until('nothing left to do', () => idle(system.redis));
    expect(answer?.text).toBe('a | b | c');
    expect(system.answers(CHANNEL)).toHaveLength(1);
  }, 30_000);
});
