import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SimulatedChannel } from './accounts.js';
import { Bench } from './testing/bench.js';
import type { Person } from './threads/person.js';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.start();
});
afterEach(() => bench.stop());

async function writer(channel: SimulatedChannel): Promise<Person> {
  const person = bench.simulator.person(channel);
  await person.text('hello');
  await bench.takeBodies(channel);
  return person;
}
/** One text to the person, in the platform's own shape. */
function send(channel: SimulatedChannel, to: string, text = 'x') {
  const bodies = {
    'whatsapp-cloud': {
      messaging_product: 'whatsapp',
      to,
      type: 'text',
      text: { body: text },
      biz_opaque_callback_data: 'turn-0',
    },
    messenger: { recipient: { id: to }, messaging_type: 'RESPONSE', message: { text, metadata: 'turn-0' } },
    instagram: { recipient: { id: to }, message: { text, metadata: 'turn-0' } },
    playground: { to, key: 'turn-0', type: 'text', text },
  };
  return bench.send(channel, bodies[channel]);
}
const answers = (person: Person) => person.thread.all().filter(({ from }) => from === 'assistant');
const CHANNELS = ['whatsapp-cloud', 'messenger', 'instagram', 'playground'] as const;

describe.each(CHANNELS)('%s', (channel) => {
  test('sent but 500: the message is there, with its receipts', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'sent-but-500' });
    const { status, body } = await send(channel, person.id);
    expect(status).toBe(500);
    expect([1, 2, 131000]).toContain(body.error?.code);
    expect(answers(person)).toMatchObject([{ text: 'x', outId: 'turn-0' }]);
    expect(JSON.stringify(await bench.takeBodies(channel))).toContain('turn-0');
    expect((await send(channel, person.id)).status).toBe(200);
  });

  test('sent but reset: the message is there, the answer is not', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'sent-but-reset' });
    await expect(send(channel, person.id)).rejects.toThrow('fetch failed');
    expect(answers(person)).toMatchObject([{ text: 'x', outId: 'turn-0' }]);
    expect(JSON.stringify(await bench.takeBodies(channel))).toContain('turn-0');
  });

  test('throttled twice, then not', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'throttled' }, 2);
    const codes = { 'whatsapp-cloud': 130429, messenger: 613, instagram: 613, playground: 4 };
    for (let time = 0; time < 2; time++) {
      const { status, body } = await send(channel, person.id);
      expect([status, body.error?.code]).toEqual([400, codes[channel]]);
    }
    expect(answers(person)).toEqual([]);
    expect((await send(channel, person.id)).status).toBe(200);
  });

  test('refused with a code of choice', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'refused', code: 368 });
    const { status, body } = await send(channel, person.id);
    expect([status, body.error?.code]).toEqual([403, 368]);
    expect(answers(person)).toEqual([]);
  });

  test('the token expires in the middle, until the owner logs in again', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'token-expired' });
    for (let time = 0; time < 2; time++) {
      const { status, body } = await send(channel, person.id);
      expect([status, body.error?.code, body.error?.error_subcode]).toEqual([401, 190, 463]);
    }
    bench.simulator.clearFaults();
    expect((await send(channel, person.id)).status).toBe(200);
  });

  test('an answer can take its time', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: 'delay', delayMs: 60 });
    const before = performance.now();
    expect((await send(channel, person.id)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  });

  test('200, then failed', async () => {
    const person = await writer(channel);
    bench.simulator.fault(channel, { kind: '200-then-failed', code: 131026 });
    expect((await send(channel, person.id)).status).toBe(200);
    expect(answers(person)).toMatchObject([{ status: 'failed', code: 131026 }]);
    const told = JSON.stringify(await bench.takeBodies(channel));
    // Messenger and Instagram have no event for it: the echo just never comes.
    if (channel === 'messenger' || channel === 'instagram') expect(told).toBe('[]');
    else expect(told).toContain('131026');
  });
});

test('a throttled answer may say when calls are free again', async () => {
  const person = await writer('whatsapp-cloud');
  bench.simulator.fault('whatsapp-cloud', { kind: 'throttled', regainMinutes: 3 });
  const { headers } = await send('whatsapp-cloud', person.id);
  const { wabaId } = bench.simulator.account('whatsapp-cloud');
  expect(JSON.parse(headers.get('x-business-use-case-usage')!)).toEqual({
    [wabaId!]: [{ type: 'messages', call_count: 100, estimated_time_to_regain_access: 3 }],
  });
});

test('an error and a failed status for one message', async () => {
  const person = await writer('whatsapp-cloud');
  bench.simulator.fault('whatsapp-cloud', { kind: 'refused-and-failed', code: 131047 });
  expect((await send('whatsapp-cloud', person.id)).body.error?.code).toBe(131047);
  expect(answers(person)).toEqual([]);
  const bodies = await bench.takeBodies('whatsapp-cloud');
  expect(bodies).toMatchObject([
    {
      entry: [
        {
          changes: [
            {
              value: {
                statuses: [{ status: 'failed', errors: [{ code: 131047 }], biz_opaque_callback_data: 'turn-0' }],
              },
            },
          ],
        },
      ],
    },
  ]);
});

test('reactions meet the same faults', async () => {
  const person = await writer('whatsapp-cloud');
  bench.simulator.fault('whatsapp-cloud', { kind: 'throttled' });
  const { id } = person.thread.all()[0]!;
  const react = () =>
    bench.send('whatsapp-cloud', {
      messaging_product: 'whatsapp',
      to: person.id,
      type: 'reaction',
      reaction: { message_id: id, emoji: '👍' },
    });
  expect((await react()).body.error?.code).toBe(130429);
  expect(person.thread.get(id)?.reactions).toEqual([]);
  expect((await react()).status).toBe(200);
});

test('a fault of one account leaves the others alone', async () => {
  const person = await writer('messenger');
  bench.simulator.fault('instagram', { kind: 'refused' });
  expect((await send('messenger', person.id)).status).toBe(200);
});
