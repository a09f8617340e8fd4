import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SIMULATED_CHANNELS } from '@hearth/simulator';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 30_000);
afterAll(async () => system.close(), 30_000);

describe('the way of a message', () => {
  test.each(SIMULATED_CHANNELS)('%s: webhook to bubble', async (channel) => {
    await system.simulator.person(channel).text('hello there');
    const [answer] = await system.answered(channel, 1);
    expect(answer).toMatchObject({ kind: 'text', text: 'echo: hello there' });
    expect(answer?.outId).toMatch(/^[0-9a-f]{20}-0$/);
  });
});
