import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { GenerateRequest } from '@hearth/inference';
import { createAgent } from '../agent.js';
import type { Route } from '../modes/router/router.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import type { ThreadMessage, Turn } from '../types.js';
import { OFFERS } from './offer.js';

const UNSURE: Route = { mode: 'instant', perhaps: 'thinking' };
/** UTF-16 characters that all apps show of a title. */
const MOST_TITLE = 20;

const said = (id: string, text: string, role: ThreadMessage['role'] = 'person'): ThreadMessage => ({
  id,
  role,
  at: NOON,
  parts: [{ type: 'text', text }],
});
const QUESTION = said('q', 'Nina buys 3 pens at 4 euros and pays with 20. How much does she get back?');
const PRESS: ThreadMessage = {
  ...said('p', ''),
  parts: [{ type: 'choice', text: 'Think it over', options: [], chosen: 'mode:thinking:q' }],
};

function write({ prompt }: GenerateRequest): string {
  const last = 'messages' in prompt ? JSON.stringify(prompt.messages.at(-1)!.content) : '';
  if (last.includes('So the result is')) return 'She gets 8 euros back.';
  return last.includes('step') ? '3 × 4 = 12\n20 − 12 = 8\nAnswer: 8' : 'About 9 euros.';
}

async function answer(turn: Partial<Turn>, route = UNSURE) {
  const agent = createAgent({
    engine: createFakeEngine(write),
    tools: [],
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    router: { route: () => Promise.resolve(route) },
    settings: { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 },
  });
  return agent.answer(
    {
      conversation: { channel: 'messenger', account: 'a', peer: 'p' },
      inbox: [QUESTION],
      history: [said('h', 'Hello!', 'assistant')],
      now: NOON,
      owner: false,
      buttons: true,
      media: new MemoryMedia(),
      ...turn,
    },
    new AbortController().signal,
  );
}

describe('a button for more thought', () => {
  test.each(Object.entries(OFFERS))('has short titles that differ, in %s', (_, titles) => {
    expect(titles.thinking).not.toBe(titles.contemplating);
    for (const title of Object.values(titles)) expect(title.length).toBeLessThanOrEqual(MOST_TITLE);
  });

  test('stands below an answer at once when the router was unsure', async () => {
    const { reply } = await answer({});
    expect(reply.parts).toEqual([
      { type: 'choice', text: 'About 9 euros.', options: [{ id: 'mode:thinking:q', title: 'Think it over' }] },
    ]);
  });

  test.each<[string, Partial<Turn>, Route]>([
    ['in an app without buttons', { buttons: false }, UNSURE],
    ['when the router was sure', {}, { mode: 'instant' }],
    ['when a mode was asked for', { mode: 'instant' }, UNSURE],
    ['about health', { inbox: [said('q', 'I have had a headache for three days, what is it?')] }, UNSURE],
  ])('does not stand there %s', async (_, turn, route) => {
    expect((await answer(turn, route)).reply.parts.map(({ type }) => type)).toEqual(['text']);
  });

  test('pressed, has the same question answered in that mode', async () => {
    const history = [said('h', 'Hello!', 'assistant'), QUESTION, said('t', 'About 9 euros.', 'assistant')];
    const { reply, trace } = await answer({ inbox: [PRESS], history });
    expect(trace.mode).toBe('thinking');
    expect(reply.parts).toEqual([{ type: 'text', text: 'She gets 8 euros back.' }]);
  });

  test('whose question is gone is a message like any other', async () => {
    const { trace, reply } = await answer({ inbox: [PRESS] }, { mode: 'instant' });
    expect(trace.mode).toBe('instant');
    expect(reply.parts).toHaveLength(1);
  });
});
