import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Bench } from '../testing/bench.js';
import { HUGE_ID, withRawNumbers } from './case.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start();
});
afterAll(() => bench.stop());

describe.each(['whatsapp-cloud', 'messenger', 'instagram'] as const)('%s', (channel) => {
  test('every case has a name of its own and goes out signed', async () => {
    const cases = bench.simulator.strangeCases(channel);
    expect(cases.length).toBeGreaterThan(40);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    bench.receiver.received.length = 0;
    for (const { bodies } of cases) {
      for (const body of bodies) expect((await bench.simulator.postRaw(channel, body)).status).toBe(200);
    }
    for (const { bytes } of bench.receiver.received)
      expect(() => JSON.parse(bytes.toString()) as unknown).not.toThrow();
  });
});

test('numbers beyond 2^53 are written digit by digit', () => {
  expect(withRawNumbers({ id: `#${HUGE_ID}`, text: '#1 is not a number' })).toBe(
    `{"id":${HUGE_ID},"text":"#1 is not a number"}`,
  );
});
