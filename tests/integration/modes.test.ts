import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAgent } from '@hearth/agent';
import type { TurnTrace } from '@hearth/agent';
import { keys } from '@hearth/bot';
import { createFakeEngine } from '@hearth/inference';
import type { GenerateRequest } from '@hearth/inference';
import { startSystem } from './support/system.js';
import type { System } from './support/system.js';

const CHANNEL = 'whatsapp-cloud';
const TASK = 'Nina buys 3 pens at 4 euros each and pays with 20 euros. How much does she get back?';
const LIMIT_MS = 30_000;

/** Agents that reason in words: three come to 8, the one that writes equations to 11. */
function write({ prompt }: GenerateRequest): string {
  if (!('messages' in prompt)) return '';
  const last = JSON.stringify(prompt.messages.at(-1)!.content);
  if (last.includes('So the result is')) return 'Nina gets 8 euros back.';
  if (last.includes('as equations')) return 'She pays for three pens.\n20 − 9 = 11\nAnswer: 11';
  return '3 × 4 = 12\n20 − 12 = 8\nAnswer: 8';
}

let system: System;
beforeAll(async () => {
  const agent = createAgent({
    engine: createFakeEngine(write),
    tools: [],
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    settings: { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 },
  });
  system = await startSystem({ agent });
}, LIMIT_MS);
afterAll(() => system?.close(), LIMIT_MS);

test(
  'an answer that agents voted on arrives with its vote, leaves its trace, and can be asked about later',
  async () => {
    const person = system.simulator.person(CHANNEL);
    await person.text(`Ask several agents: ${TASK}`);
    const [first] = await system.answered(CHANNEL, 1);
    expect(first!.text).toMatch(/(\d) of \d agents agreed:\nNina gets 8 euros back\.$/u);
    const trace = JSON.parse((await system.redis.get(keys.trace(first!.outId!.replace(/-\d+$/, ''))))!) as TurnTrace;
    expect(trace).toMatchObject({ mode: 'contemplating', vote: { answer: '8' } });
    expect(trace.agents!.map(({ way }) => way)).toContain('steps');

    await person.text('What did the others say?');
    const [, second] = await system.answered(CHANNEL, 2);
    expect(second!.text).toMatch(/said(?: the same)?: 8/u);
  },
  LIMIT_MS,
);
