import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { keys } from '@hearth/bot';
import { agentOf, wordsOf } from './support/echo-agent.js';
import { idle } from './support/idle.js';
import { messengerBody, messengerText } from './support/messenger.js';
import { blackPng, zipBombPng } from './support/pictures.js';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';
import { until } from './support/wait.js';

const CHANNEL = 'messenger';
const SORRY = 'Sorry, something went wrong on my side and I could not answer that. Please try again.';
const TOO_SLOW = 'Sorry, that took me too long and I had to give up. Could you ask for something smaller?';
const LOG_ID = expect.stringMatching(/^[0-9a-f]{10}$/);
let system: System;

beforeAll(async () => {
  const agent = agentOf((turn, signal) => {
    const words = wordsOf(turn.inbox).join(' | ');
    if (words.includes('please throw')) throw new Error('the tool fell over');
    if (words.includes('please hang')) return new Promise(() => undefined);
    if (words.includes('please say nothing')) return '   ';
    if (words.includes('please emit rubbish')) return 'a\u0000b\ud800c';
    signal.throwIfAborted();
    return words.length > 100_000 ? 'that was a lot' : words;
  });
  system = await startSystem({ agent, config: { turn: { timeoutMs: 1000 } } });
}, 30_000);
afterAll(async () => system.close(), 30_000);

let people = 0;
function newcomer() {
  const person = system.simulator.person(CHANNEL, `${7000 + ++people}`);
  const texts = () => person.thread.all().flatMap(({ from, text }) => (from === 'assistant' ? [text] : []));
  return {
    person,
    texts,
    /** Waits for one more answer than there was. */
    ask: async (send: () => Promise<unknown>) => {
      const before = texts().length;
      await send();
      await until('an answer', () => texts().length > before);
      await until('nothing left to do', () => idle(system.redis));
      return texts().slice(before);
    },
  };
}

/** Whatever came before: the next message is answered. */
async function nextIsAnswered(who = newcomer()): Promise<void> {
  expect(await who.ask(() => who.person.text('are you still there?'))).toEqual(['are you still there?']);
}
const lastLog = (message: string) => system.logLines.findLast(({ msg }) => msg === message);

describe('bodies', () => {
  test('malformed JSON: 400', async () => {
    const { status, body } = await system.simulator.postRaw(CHANNEL, '{"object":"page","entry":[{');
    expect(status).toBe(400);
    const { id } = JSON.parse(body) as { id: string };
    expect(lastLog('webhook refused')).toMatchObject({ status: 400, why: 'not JSON', id });
    await nextIsAnswered();
  });

  test.each(['wrong', 'missing', 'sha1', 'upper'] as const)(
    '%s signature: 401, nothing is stored',
    async (signature) => {
      const body = messengerBody(system.simulator, [messengerText(system.simulator, 'mid.forged', 'forged')]);
      const { status } = await system.simulator.postRaw(CHANNEL, body, { signature });
      expect(status).toBe(401);
      expect(lastLog('webhook refused')).toMatchObject({ status: 401, id: LOG_ID });
      await nextIsAnswered();
      expect(system.answers(CHANNEL)).toEqual([]);
    },
  );

  test('4 MB: 413, said clearly', async () => {
    const { status, body } = await system.simulator.postRaw(CHANNEL, Buffer.alloc(4_000_000, ' '));
    expect(status).toBe(413);
    const { error, id } = JSON.parse(body) as { error: string; id: string };
    expect(error).toBe('body too large');
    expect(lastLog('request refused')).toMatchObject({ status: 413, id });
    await nextIsAnswered();
  });

  test('3 MB, the most that platforms send, is taken', async () => {
    const { person, texts, ask } = newcomer();
    await ask(() => person.text('hi'));
    const items = Array.from({ length: 40 }, (_, n) =>
      messengerText(system.simulator, `mid.big.${n}`, 'x'.repeat(70_000), person.id),
    );
    const { status } = await system.simulator.postRaw(CHANNEL, messengerBody(system.simulator, items));
    expect(status).toBe(200);
    await until('the answer', () => texts().length > 1);
    expect(texts()).toEqual(['hi', 'that was a lot']);
    await nextIsAnswered();
  }, 60_000);

  test('an unknown object and an unknown kind of event: 200', async () => {
    const { account } = system.simulator.account(CHANNEL);
    const strange = { sender: { id: '1' }, recipient: { id: account }, timestamp: 1, telepathy: { strength: 9 } };
    for (const body of [{ object: 'dream', entry: [] }, messengerBody(system.simulator, [strange]), [], 7, null]) {
      expect((await system.simulator.postRaw(CHANNEL, body)).status).toBe(200);
    }
    await nextIsAnswered();
  });

  test('a channel that nobody configured: 404', async () => {
    const response = await fetch(`http://127.0.0.1:${system.port}/webhooks/telegram`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
  });

  test('broken items in a batch do not fail their neighbours', async () => {
    const { person, texts, ask } = newcomer();
    // Opens the window in which the platform lets us answer.
    await ask(() => person.text('hi'));
    const { account } = system.simulator.account(CHANNEL);
    const broken = [
      null,
      7,
      { sender: 'me', recipient: { id: account }, timestamp: 'yesterday', message: { mid: 5, text: {} } },
      { recipient: { id: account }, message: { text: 'from nobody' } },
    ];
    const good = messengerText(system.simulator, 'mid.good', 'I am fine', person.id);
    const body = messengerBody(system.simulator, [...broken, good, ...broken]);
    expect((await system.simulator.postRaw(CHANNEL, body)).status).toBe(200);
    await until('the answer', () => texts().length > 1);
    expect(texts()).toEqual(['hi', 'I am fine']);
    expect(lastLog('item of a webhook not understood')).toMatchObject({ level: 'warn', id: LOG_ID });
  });

  test('verification: the right word gets the challenge, a wrong or blank one 403', async () => {
    expect(await system.simulator.verifyWebhook(CHANNEL, { challenge: '1158201444' })).toMatchObject({
      status: 200,
      body: '1158201444',
    });
    expect(await system.simulator.verifyWebhook(CHANNEL, { token: 'guess' })).toMatchObject({ status: 403 });
    expect(await system.simulator.verifyWebhook(CHANNEL, { token: '' })).toMatchObject({ status: 403 });
  });
});

describe('pictures', () => {
  test.each([
    ['20,000 × 20,000 pixels', () => blackPng(20_000, 20_000), 'too-many-pixels'],
    ['zero bytes', () => Buffer.alloc(0), 'empty'],
    ['a text that calls itself image/png', () => Buffer.from('I am not a picture at all'), 'not-a-picture'],
    ['a picture cut in the middle', () => blackPng(3000, 3000).subarray(0, 600), 'not-a-picture'],
  ])(
    '%s is lost with a reason, and the words beside it are answered',
    async (_, bytes, reason) => {
      const who = newcomer();
      const answers = await who.ask(async () => {
        await who.person.send({ kind: 'image', images: [{ bytes: bytes(), mime: 'image/png' }] });
        await who.person.text('what is this?');
      });
      expect(answers.join(' | ')).toBe(`<image ${reason}> | what is this?`);
      expect(lastLog('a file could not be had')).toMatchObject({ reason, id: LOG_ID });
      await nextIsAnswered(who);
    },
    30_000,
  );

  test('a zip bomb does no harm', async () => {
    const who = newcomer();
    const before = process.memoryUsage().rss;
    const answers = await who.ask(() =>
      who.person.send({ kind: 'image', images: [{ bytes: zipBombPng(), mime: 'image/png' }] }),
    );
    expect(answers[0]).toMatch(/^<image (10x10|not-a-picture)>$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    await nextIsAnswered(who);
  }, 30_000);

  test('an animation is its first frame; one pixel by twenty thousand is made shorter', async () => {
    const who = newcomer();
    const raw = { width: 40, height: 60, channels: 3 as const, pageHeight: 30 };
    const animation = await sharp(Buffer.alloc(40 * 60 * 3, 90).fill(0, 0, 40 * 30 * 3), { raw })
      .gif()
      .toBuffer();
    const send = (bytes: Buffer, mime: string) =>
      who.ask(() => who.person.send({ kind: 'image', images: [{ bytes, mime }] }));
    expect(await send(animation, 'image/gif')).toEqual(['<image 40x30>']);
    expect((await send(blackPng(1, 20_000), 'image/png')).at(-1)).toBe('<image 1x4096>');
    await nextIsAnswered(who);
  }, 30_000);

  test('a real one is stored and known by its size', async () => {
    const who = newcomer();
    expect(
      await who.ask(() => who.person.send({ kind: 'image', images: [{ bytes: blackPng(64, 48), mime: 'image/png' }] })),
    ).toEqual(['<image 64x48>']);
  });
});

describe('texts', () => {
  test('60,000 characters are answered, in as many bubbles as it takes', async () => {
    const who = newcomer();
    const text = 'word '.repeat(12_000).trim();
    await who.ask(() => who.person.text(text));
    expect(who.texts().join(' ').replace(/\s+/g, ' ')).toBe(text);
  }, 60_000);

  test('U+0000 and lone surrogates are removed on the way in', async () => {
    const who = newcomer();
    await who.ask(() => who.person.text('hi'));
    const item = messengerText(system.simulator, 'mid.odd', 'a\u0000b\ud800c', who.person.id);
    const answers = await who.ask(() => system.simulator.postRaw(CHANNEL, messengerBody(system.simulator, [item])));
    expect(answers).toEqual(['ab\ufffdc']);
  });
});

describe('an agent', () => {
  test('that throws: tried again, then an apology; the operator finds the turn', async () => {
    const who = newcomer();
    expect(await who.ask(() => who.person.text('please throw'))).toEqual([SORRY]);
    expect(lastLog('turn given up')).toMatchObject({ reason: 'failed', starts: 3, id: LOG_ID });
    const dead = await system.queues.wakes.dead.getJobs();
    expect(dead[0]?.data).toMatchObject({ reason: 'failed', errorId: lastLog('turn given up')?.id });
    await nextIsAnswered(who);
  }, 30_000);

  test('that hangs and does not hear the signal: given up after its time, with an apology', async () => {
    const who = newcomer();
    expect(await who.ask(() => who.person.text('please hang'))).toEqual([TOO_SLOW]);
    expect(lastLog('turn given up')).toMatchObject({ reason: 'timeout', id: LOG_ID });
    await nextIsAnswered(who);
  }, 30_000);

  test('that says nothing: an apology', async () => {
    const who = newcomer();
    expect(await who.ask(() => who.person.text('please say nothing'))).toEqual([SORRY]);
    await nextIsAnswered(who);
  }, 30_000);

  test('that emits what no platform takes: cleaned', async () => {
    const who = newcomer();
    expect(await who.ask(() => who.person.text('please emit rubbish'))).toEqual(['ab\ufffdc']);
    await nextIsAnswered(who);
  }, 30_000);

  test('leaves a trace of every answer', async () => {
    const who = newcomer();
    await who.ask(() => who.person.text('hello'));
    const outId = who.person.thread.all().at(-1)!.outId!;
    const trace = JSON.parse((await system.redis.get(keys.trace(outId.replace(/-\d+$/, ''))))!) as object;
    expect(trace).toMatchObject({ model: 'fake', queueWaitMs: expect.any(Number) });
  });
});

test('no log line holds what was written, or a secret', () => {
  const text = system.logText();
  const { accessToken, appSecret, verifyToken } = system.simulator.account(CHANNEL);
  for (const never of [
    'are you still',
    'please throw',
    'I am fine',
    'forged',
    'guess',
    accessToken,
    appSecret,
    verifyToken,
    system.redisServer.url,
  ]) {
    expect(text).not.toContain(never);
  }
  expect(system.simulator.leakedTokens).toEqual([]);
  expect(system.simulator.unknownRoutes).toEqual([]);
});
