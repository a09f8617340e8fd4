import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAgent } from '@hearth/agent';
import type { TurnTrace } from '@hearth/agent';
import { keys } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import type { GenerateRequest } from '@hearth/inference';
import type { SimulatedChannel } from '@hearth/simulator';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';

const LIMIT_MS = 30_000;
const TASK = 'Nina buys 3 pens at 4 euros each and pays with 20 euros. How much does she get back?';

function write({ prompt }: GenerateRequest): string {
  const last = 'messages' in prompt ? JSON.stringify(prompt.messages.at(-1)!.content) : '';
  if (last.includes('So the result is')) return 'Nina gets 8 euros back.';
  return last.includes('step') ? '3 × 4 = 12\n20 − 12 = 8\nAnswer: 8' : 'About 9 euros.';
}

function agent() {
  return createAgent({
    engine: createFakeEngine(write),
    tools: [],
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    router: { route: () => Promise.resolve({ mode: 'instant', perhaps: 'thinking' }) },
    settings: { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 },
  });
}

let system: System;
beforeAll(async () => {
  system = await startSystem({ agent: agent() });
}, LIMIT_MS);
afterAll(() => system?.close(), LIMIT_MS);

test.each<[SimulatedChannel]>([['whatsapp-cloud'], ['messenger'], ['instagram'], ['playground']])(
  '%s: a button for more thought is offered once, and pressed has the question thought over',
  async (channel) => {
    const person = system.simulator.person(channel);
    await person.text(TASK);
    const [first] = await system.answered(channel, 1);
    expect(first!.text).toMatch(/About 9 euros\.$/u);
    expect(first!.options?.map(({ title }) => title)).toEqual(['Think it over']);

    await person.choose(first!.id, first!.options![0]!.id);
    const [, second] = await system.answered(channel, 2);
    expect(second!.text).toBe('Nina gets 8 euros back.');
    const trace = JSON.parse((await system.redis.get(keys.trace(second!.outId!.replace(/-\d+$/, ''))))!) as TurnTrace;
    expect(trace.mode).toBe('thinking');

    await person.text(`Once more: ${TASK}`);
    const [, , third] = await system.answered(channel, 3);
    expect(third).toMatchObject({ kind: 'text', text: 'About 9 euros.' });
  },
  LIMIT_MS,
);

test(
  'switched off, it is never offered',
  async () => {
    const quiet = await startSystem({ agent: agent(), config: { modes: { offer: false } } });
    await quiet.simulator.person('messenger').text(TASK);
    const [answer] = await quiet.answered('messenger', 1);
    await quiet.close();
    expect(answer!.options).toBeUndefined();
  },
  LIMIT_MS,
);
