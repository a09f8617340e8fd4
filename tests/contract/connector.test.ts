import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Capabilities } from '@hearth/connectors';
import { Bench } from './suite/bench.js';
import { mediaContract } from './suite/media.js';
import { ABSENCES, PROOFS } from './suite/proofs.js';
import { sendContract } from './suite/sends.js';
import { strangeContract } from './suite/strange.js';
import { TARGETS } from './suite/targets.js';
import { webhookContract } from './suite/webhooks.js';

/** Claims about time need a clock that the test moves. */
const TIMED: ReadonlySet<string> = new Set(['windowHours', 'typingLapseMs']);

// The same contract for every connector, over real HTTP against the simulated platforms.
describe.each(TARGETS)('$name', (target) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start(target);
  });
  afterAll(async () => await bench.close());
  afterEach(() => {
    bench.simulator.clearFaults();
    expect(bench.simulator.unknownRoutes).toEqual([]);
    expect(bench.simulator.leakedTokens).toEqual([]);
  });

  describe('webhooks', () => webhookContract(() => bench));
  describe('strange webhooks', () => strangeContract(() => bench));
  describe('sends', () => sendContract(() => bench));
  describe('media', () => mediaContract(() => bench));

  describe('capabilities', () => {
    test.each(Object.keys(PROOFS) as (keyof Capabilities)[])('%s', async (name) => {
      const claim = bench.connector.capabilities[name];
      const fresh = await Bench.start(target, TIMED.has(name) ? { clock: 'manual' } : {});
      try {
        if (claim === false) await ABSENCES[name]?.(fresh);
        else await (PROOFS[name] as (on: Bench, value: typeof claim) => Promise<void>)(fresh, claim);
        expect(fresh.simulator.unknownRoutes).toEqual([]);
      } finally {
        await fresh.close();
      }
    });

    test('nothing is claimed that has no proof', () => {
      expect(Object.keys(bench.connector.capabilities).toSorted()).toEqual(Object.keys(PROOFS).toSorted());
    });
  });
});
