import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { keys } from '@hearth/bot';
import { conversationId } from '@hearth/message';
import type { SimulatedChannel } from '@hearth/simulator';
import { agentOf, wordsOf } from './support/echo-agent.js';
import type { EchoAgent } from './support/echo-agent.js';
import { idle } from './support/idle.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const CHANNELS: SimulatedChannel[] = ['whatsapp-cloud', 'messenger', 'instagram'];
let system: System;
let agent: EchoAgent;
beforeAll(async () => {
  // Three bubbles an answer: a text longer than any channel's limit would be cut the same way.
  agent = agentOf((turn) => {
    const words = wordsOf(turn.inbox).join(' | ');
    if (words === 'two bubbles') return [0, 1].map((n) => `${n}${'x'.repeat(3990)}`).join('\n\n');
    return words.startsWith('long')
      ? Array.from({ length: 3 }, (_, n) => `${n}${'x'.repeat(3990)}`).join('\n\n')
      : words;
  });
  system = await startSystem({ agent });
}, 30_000);
afterEach(() => system.simulator.clearFaults());
afterAll(async () => system.close(), 30_000);

let people = 0;
/** A person nobody has written to yet. */
function newcomer(channel: SimulatedChannel) {
  const person = system.simulator.person(channel, `${49_000_000_000 + ++people}`);
  const answers = () => person.thread.all().filter(({ from }) => from === 'assistant');
  const done = async () => {
    await system.simulator.delivered(channel);
    await until('nothing left to do', () => idle(system.redis), 30_000);
  };
  return { person, answers, done };
}

describe.each(CHANNELS)('%s: the answer to a send is lost', (channel) => {
  test.each(['sent-but-500', 'sent-but-reset'] as const)(
    '%s: exactly one bubble',
    async (kind) => {
      const { person, answers, done } = newcomer(channel);
      system.simulator.fault(channel, { kind });
      await person.text('hello');
      await done();
      expect(answers().map(({ text }) => text)).toEqual(['hello']);
    },
    40_000,
  );

  test('in the middle of a long answer: no bubble twice, none missing, in order', async () => {
    const { person, answers, done } = newcomer(channel);
    system.simulator.fault(channel, { kind: 'sent-but-reset' }, 2);
    await person.text('long');
    await done();
    const all = answers().map(({ text }) => text!);
    expect(all.join('').replace(/\s/g, '')).toBe([0, 1, 2].map((n) => `${n}${'x'.repeat(3990)}`).join(''));
    expect(new Set(answers().map(({ outId }) => outId)).size).toBe(all.length);
  }, 40_000);
});

describe('rate limits', () => {
  test('hold the conversation; its bubbles leave in order, others are not held', async () => {
    const { person, answers, done } = newcomer('whatsapp-cloud');
    const other = newcomer('whatsapp-cloud');
    await person.text('hi');
    await done();
    const conversation = conversationId(agent.turns.at(-1)!.conversation);
    // As if the burst of 45 had just been used up: the next may go in half a second, then one every 6 s.
    await system.redis.set(keys.rate(conversation), Date.now() + 44 * 6000 + 500);
    await person.text('two bubbles');
    await until('the limit to hold it', async () => (await system.queues.wakes.send.getDelayedCount()) > 0);
    await other.person.text('quick');
    await until('the answer to the other', () => other.answers().length > 0, 2000);
    await done();
    const [, first, second] = answers();
    expect([first?.text?.[0], second?.text?.[0]]).toEqual(['0', '1']);
    expect(second!.at - first!.at).toBeGreaterThan(5500);
  }, 40_000);
});

describe('refusals', () => {
  test('throttling holds the whole conversation, and order is kept', async () => {
    const { person, answers, done } = newcomer('whatsapp-cloud');
    system.simulator.fault('whatsapp-cloud', { kind: 'throttled' }, 2);
    await person.text('long');
    await done();
    expect(answers().map(({ text }) => text![0])).toEqual(['0', '1', '2']);
    expect(system.logLines.some(({ msg }) => msg.startsWith('throttled'))).toBe(true);
  }, 90_000);

  test('a message the platform will not deliver is given up, logged, and the next one is answered', async () => {
    const { person, answers, done } = newcomer('whatsapp-cloud');
    system.simulator.fault('whatsapp-cloud', { kind: 'refused', code: 131047 });
    await person.text('one');
    await done();
    expect(answers()).toEqual([]);
    const line = system.logLines.findLast(({ msg }) => msg === 'a message could not be delivered');
    expect(line).toMatchObject({ level: 'error', code: 131047, id: expect.stringMatching(/^[0-9a-f]{10}$/) });
    await person.text('two');
    await done();
    expect(answers().map(({ text }) => text)).toEqual(['two']);
  }, 30_000);

  test('a message that fails after it was accepted is logged with its code', async () => {
    const { person, done } = newcomer('whatsapp-cloud');
    system.simulator.fault('whatsapp-cloud', { kind: '200-then-failed', code: 131026 });
    await person.text('hello');
    await done();
    const line = await until('the log line', () =>
      system.logLines.findLast(({ msg }) => msg.includes('failed to deliver')),
    );
    expect(line).toMatchObject({ code: 131026, channel: 'whatsapp-cloud' });
  }, 30_000);

  test('a dead token stops the account, tells the operator, and nothing is lost', async () => {
    const { person, answers, done } = newcomer('messenger');
    system.simulator.fault('messenger', { kind: 'token-expired' });
    await person.text('hello');
    const { account } = system.simulator.account('messenger');
    await until('the account to stop', () => system.redis.exists(keys.stopped(`messenger/${account}`)));
    expect(system.logLines.findLast(({ msg }) => msg.startsWith('the account cannot send'))).toMatchObject({
      level: 'error',
      account,
    });
    expect(answers()).toEqual([]);
    // The operator renews the token and starts again.
    system.simulator.clearFaults();
    await system.stop('sender');
    await system.start('sender');
    await done();
    expect(answers().map(({ text }) => text)).toEqual(['hello']);
  }, 90_000);
});
