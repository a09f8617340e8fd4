import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Turn } from '@hearth/agent';
import { conversationId } from '@hearth/message';
import { agentOf, wordsOf } from './support/echo-agent.js';
import type { EchoAgent } from './support/echo-agent.js';
import { idle } from './support/idle.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

/** Edits and "delete for everyone" both exist on Instagram. */
const CHANNEL = 'instagram';
let system: System;
let agent: EchoAgent;
/** Lets the turn that waits go on. */
let go: () => void;

/** An agent whose turns wait until the test says go; aborted ones end at once. */
function patientAgent(): EchoAgent {
  return agentOf(
    (turn: Turn, signal: AbortSignal) =>
      new Promise((resolve, reject) => {
        go = () => resolve(wordsOf(turn.inbox).join(' | '));
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
  );
}

beforeEach(async () => {
  agent = patientAgent();
  system = await startSystem({ agent });
}, 30_000);
afterEach(async () => system.close(), 30_000);

const person = () => system.simulator.person(CHANNEL);
const turnNumber = (n: number) => until(`turn ${n}`, () => agent.turns.length >= n);
const done = async () => {
  await system.simulator.delivered(CHANNEL);
  await until('nothing left to do', () => idle(system.redis));
};
const texts = () => system.answers(CHANNEL).map(({ text }) => text);
const conversation = () => {
  const { account } = system.simulator.account(CHANNEL);
  return conversationId({ channel: CHANNEL, account, peer: person().id });
};
/** Pub/sub lost: the worker hears nothing of what happens. */
const deafen = () => system.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');

describe('a newer message while the assistant writes', () => {
  test('aborts the turn, and both are answered together', async () => {
    await person().text('one');
    await turnNumber(1);
    await person().text('two');
    await turnNumber(2);
    go();
    await done();
    expect(texts()).toEqual(['one | two']);
  });

  test('with the news lost: two ordinary answers, none lost', async () => {
    await person().text('one');
    await turnNumber(1);
    const { seq } = await system.redis.hgetall(`{hearth}:c:${conversation()}:m`);
    // Taken without a notice, as if it had been lost on the way.
    const event = {
      kind: 'message' as const,
      id: 'mid.quiet',
      at: Date.now(),
      conversation: { channel: CHANNEL, account: system.simulator.account(CHANNEL).account, peer: person().id },
      sender: { id: person().id },
      parts: [{ type: 'text' as const, text: 'two' }],
    };
    await system.redis.rpush(
      `{hearth}:c:${conversation()}:in`,
      `${Number(seq) + 1}|${Date.now()}|${JSON.stringify(event)}`,
    );
    go();
    await turnNumber(2);
    go();
    await done();
    expect(texts()).toEqual(['one', 'two']);
  });
});

describe('stop', () => {
  test.each([
    ['Stop!', 'All right, I have stopped.'],
    ['para', 'De acuerdo, lo dejo.'],
    ['stopp', 'In Ordnung, ich habe aufgehört.'],
  ])('%s cancels the turn at once', async (word, sentence) => {
    await person().text('tell me everything');
    await turnNumber(1);
    await person().text(word);
    await done();
    expect(texts()).toEqual([sentence]);
    expect(agent.turns).toHaveLength(1);
  });

  test('with pub/sub lost, what was being written is not sent', async () => {
    await person().text('tell me everything');
    await turnNumber(1);
    await deafen();
    const stop = person().text('stop');
    await until(
      'the stop to be stored',
      async () => Number(await system.redis.hget(`{hearth}:c:${conversation()}:m`, 'stopAt')) > 0,
    );
    go();
    await stop;
    await done();
    expect(texts()).toEqual(['All right, I have stopped.']);
  });

  test('what comes after it is answered, with what was stopped in the history', async () => {
    await person().text('tell me everything');
    await turnNumber(1);
    await person().text('stop');
    await done();
    await person().text('what is 2+2');
    await turnNumber(2);
    go();
    await done();
    expect(texts()).toEqual(['All right, I have stopped.', 'what is 2+2']);
    expect(wordsOf(agent.turns[1]!.history)).toEqual(['tell me everything', 'stop', 'All right, I have stopped.']);
  });
});

describe('changes to what was written', () => {
  test('an edit while the assistant writes: the new text is answered', async () => {
    const [id] = await person().text('capital of Frnace');
    await turnNumber(1);
    person().edit(id!, 'capital of France');
    await turnNumber(2);
    go();
    await done();
    expect(texts()).toEqual(['capital of France']);
  });

  test('a message deleted while the assistant writes is not answered, nor remembered', async () => {
    const [id] = await person().text('my password is tulip');
    await turnNumber(1);
    person().unsend(id!);
    await done();
    expect(texts()).toEqual([]);
    await person().text('hello');
    await turnNumber(2);
    go();
    await done();
    expect(wordsOf(agent.turns.at(-1)!.history)).toEqual([]);
    expect(texts()).toEqual(['hello']);
  });

  test('deleting an answered message takes it out of the history', async () => {
    const [id] = await person().text('remember this');
    await turnNumber(1);
    go();
    await done();
    person().unsend(id!);
    await done();
    await person().text('hello');
    await turnNumber(2);
    go();
    await done();
    expect(wordsOf(agent.turns[1]!.history)).toEqual(['remember this']);
    expect(agent.turns[1]!.history[0]?.role).toBe('assistant');
  });
});

describe('people', () => {
  test('when a colleague answers in the platform’s inbox, the assistant is silent, and later knows what was said', async () => {
    await person().text('is anybody there?');
    await turnNumber(1);
    person().colleagueReplies('Yes, Maria speaking.');
    await done();
    expect(texts()).toEqual([]);
    await person().text('thanks Maria');
    await done();
    expect(texts()).toEqual([]);
    expect(agent.turns).toHaveLength(1);
    // The pause is over.
    await system.redis.hset(`{hearth}:c:${conversation()}:m`, 'pausedUntil', 0);
    await person().text('and you, Hearth?');
    await turnNumber(2);
    go();
    await done();
    expect(texts()).toEqual(['and you, Hearth?']);
    expect(wordsOf(agent.turns[1]!.history)).toEqual(['is anybody there?', 'Yes, Maria speaking.', 'thanks Maria']);
  });

  test('a quoted answer of the assistant is known to the agent', async () => {
    await person().text('first');
    await turnNumber(1);
    go();
    await done();
    const [answer] = system.answers(CHANNEL);
    await person().send({ kind: 'text', text: 'what did you mean?', quote: answer!.id });
    await turnNumber(2);
    go();
    await done();
    const [message] = agent.turns[1]!.inbox;
    expect(message?.quote).toMatchObject({ role: 'assistant', parts: [{ type: 'text', text: 'first' }] });
  });

  test('a reaction wakes nobody', async () => {
    await person().text('first');
    await turnNumber(1);
    go();
    await done();
    person().react(system.answers(CHANNEL)[0]!.id, '❤️');
    await done();
    expect(agent.turns).toHaveLength(1);
    expect(texts()).toEqual(['first']);
  });
});
