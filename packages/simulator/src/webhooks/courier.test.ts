import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createManualClock } from '../clock.js';
import { Bench } from '../testing/bench.js';
import { eventually } from '../testing/eventually.js';
import { startReceiver } from '../testing/receiver.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
  bench.simulator.delivery('messenger', { retryDelaysMs: [5] });
});
afterEach(() => bench.stop());

/** Texts of Messenger messages in the order in which they came. */
function texts(): string[] {
  const bodies = bench.bodies() as { entry: { messaging: { message: { text: string } }[] }[] }[];
  return bodies.flatMap(({ entry }) => entry.flatMap(({ messaging }) => messaging.map(({ message }) => message.text)));
}

describe('delivery', () => {
  test('is signed over the exact bytes', async () => {
    await bench.simulator.person('messenger').text('Grüße / 👍');
    await bench.simulator.delivered('messenger');
    const [{ headers, bytes }] = bench.receiver.received as [(typeof bench.receiver.received)[0]];
    const { appSecret } = bench.simulator.account('messenger');
    const mac = createHmac('sha256', appSecret).update(bytes).digest('hex');
    expect(headers['x-hub-signature-256']).toBe(`sha256=${mac}`);
    expect(headers['content-type']).toBe('application/json');
    expect(bytes.toString()).toContain(String.raw`Gr\u00fc\u00dfe \/ \ud83d\udc4d`);
  });

  test.each([[500], [404], [302], [204], [0]])('is repeated after %s until a 200', async (status) => {
    bench.receiver.answer = (nth) => (nth < 2 ? status : 200);
    await bench.simulator.person('messenger').text('hello');
    await bench.simulator.delivered('messenger');
    expect(texts()).toEqual(['hello', 'hello', 'hello']);
    expect(bench.simulator.attempts('messenger').map((attempt) => attempt.status)).toEqual([status, status, 200]);
  });

  test('is repeated when the answer does not come in time', async () => {
    bench.simulator.delivery('messenger', { timeoutMs: 50 });
    bench.receiver.answer = (nth) => (nth === 0 ? 'never' : 200);
    await bench.simulator.person('messenger').text('hello');
    await bench.simulator.delivered('messenger');
    expect(texts()).toEqual(['hello', 'hello']);
  });

  test('keeps the order of one thread while the bot refuses', async () => {
    bench.receiver.answer = (nth) => (nth < 3 ? 500 : 200);
    const person = bench.simulator.person('messenger');
    await person.text('first');
    await person.text('second');
    await bench.simulator.delivered('messenger');
    expect(texts()).toEqual(['first', 'first', 'first', 'first', 'second']);
  });

  test('an event that the bot keeps refusing does not hold up its thread for good', async () => {
    let cured = false;
    bench.receiver.answer = (_nth, bytes) => (bytes.includes('poison') && !cured ? 500 : 200);
    const person = bench.simulator.person('messenger');
    await person.text('poison');
    await person.text('fine');
    await eventually(() => texts().includes('fine'));
    expect(texts().indexOf('fine')).toBeGreaterThanOrEqual(12);
    cured = true;
    await bench.simulator.delivered('messenger');
    expect(texts().at(-1)).toBe('poison');
  });

  test('does not let one thread wait for another', async () => {
    bench.receiver.answer = (nth) => (nth === 0 ? 'never' : 200);
    await bench.simulator.person('messenger').text('stuck');
    await eventually(() => bench.receiver.received.length === 1);
    await bench.simulator.person('messenger', '777').text('free');
    await eventually(() => texts().includes('free'));
  });

  test('may overtake when the order is free', async () => {
    bench.simulator.delivery('messenger', { order: 'free' });
    bench.receiver.answer = (nth) => (nth === 0 ? 'never' : 200);
    bench.simulator.delivery('messenger', { timeoutMs: 100 });
    const person = bench.simulator.person('messenger');
    await person.text('first');
    await eventually(() => bench.receiver.received.length === 1);
    await person.text('second');
    await bench.simulator.delivered('messenger');
    expect(texts()).toEqual(['first', 'second', 'first']);
  });

  test('may come more than once', async () => {
    bench.simulator.delivery('messenger', { copies: 3 });
    await bench.simulator.person('messenger').text('hello');
    await bench.simulator.delivered('messenger');
    expect(texts()).toEqual(['hello', 'hello', 'hello']);
  });

  test('waits for a webhook address and survives a bot that moves', async () => {
    await bench.receiver.close();
    await bench.simulator.person('messenger').text('hello');
    await eventually(() => bench.simulator.attempts('messenger').some(({ status }) => status === 0));
    const moved = await startReceiver();
    bench.simulator.setWebhook('messenger', moved.url);
    await bench.simulator.delivered('messenger');
    expect(moved.received).toHaveLength(1);
    await moved.close();
  });

  test("marks a person's message delivered when the webhook was taken", async () => {
    bench.receiver.answer = (nth) => (nth === 0 ? 500 : 200);
    bench.simulator.delivery('messenger', { retryDelaysMs: [50] });
    const person = bench.simulator.person('messenger');
    const [id] = await person.text('hello');
    expect(person.thread.get(id!)?.status).toBe('sent');
    await bench.simulator.delivered('messenger');
    expect(person.thread.get(id!)?.status).toBe('delivered');
  });
});

describe('batches', () => {
  test('held events leave in one POST, spread over entries', async () => {
    bench.simulator.hold('messenger');
    for (const text of ['a', 'b', 'c']) await bench.simulator.person('messenger').text(text);
    await bench.simulator.person('messenger', '777', { name: 'Other Person' }).text('d');
    bench.simulator.release('messenger');
    await bench.simulator.delivered('messenger');
    expect(bench.receiver.received).toHaveLength(1);
    const [body] = bench.bodies() as [{ entry: unknown[] }];
    expect(body.entry).toHaveLength(2);
    expect(texts()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('can be reversed and cut', async () => {
    bench.simulator.hold('messenger');
    for (const text of ['a', 'b', 'c']) await bench.simulator.person('messenger').text(text);
    bench.simulator.release('messenger', { reversed: true, batch: 2 });
    await bench.simulator.delivered('messenger');
    expect(bench.receiver.received).toHaveLength(2);
    expect(texts()).toEqual(['c', 'b', 'a']);
  });
});

test('events that nobody takes are dropped when the platform gives up, by its clock', async () => {
  const clock = createManualClock();
  const own = await Bench.start({ clock });
  own.receiver.answer = () => 500;
  await own.simulator.person('messenger').text('hello');
  await eventually(() => own.simulator.attempts('messenger').length === 1);
  clock.advance(3_600_000);
  await own.simulator.delivered('messenger');
  expect(own.simulator.lost('messenger')).toHaveLength(1);
  await own.stop();
});

describe('by hand', () => {
  test.each(['valid', 'wrong', 'missing', 'sha1', 'upper'] as const)(
    'a raw body can be signed: %s',
    async (signature) => {
      const answer = await bench.simulator.postRaw('messenger', '{"not json', { signature });
      expect(answer.status).toBe(200);
      const [{ headers, bytes }] = bench.receiver.received as [(typeof bench.receiver.received)[0]];
      expect(bytes.toString()).toBe('{"not json');
      const header = headers['x-hub-signature-256'];
      if (signature === 'missing' || signature === 'sha1') expect(header).toBeUndefined();
      else expect(header).toMatch(/^sha256=[0-9a-f]{64}$/i);
    },
  );

  test('an object is encoded as the platform would', async () => {
    await bench.simulator.postRaw('messenger', { a: 'ä' });
    expect(bench.receiver.received[0]!.bytes.toString()).toBe(String.raw`{"a":"\u00e4"}`);
  });
});
