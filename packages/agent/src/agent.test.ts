import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { FakeScript } from '@hearth/inference';
import type { Part } from '@hearth/message';
import { createAgent } from './agent.js';
import type { ToolChooser } from './choice/chooser.js';
import type { Problem } from './problem.js';
import { MemoryMedia, NOON } from './testing/context.js';
import { createTools } from './tools/index.js';
import type { Tool, Turn } from './types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'Europe/Berlin', maxTokens: 200 };

/** Chooses a tool for messages that match. */
function chooserOf(rules: readonly (readonly [RegExp, string])[]): ToolChooser {
  return {
    choose: (text) =>
      Promise.resolve([{ tool: rules.find(([words]) => words.test(text))?.[1] ?? 'none', probability: 0.9 }]),
  };
}

const spoke = { id: 'h1', role: 'assistant', at: NOON - 60_000, parts: [{ type: 'text', text: 'Hello!' }] } as const;

function turnOf(parts: readonly Part[] | string, more: Partial<Turn> = {}): Turn {
  const inbox = typeof parts === 'string' ? [{ type: 'text' as const, text: parts }] : parts;
  return {
    conversation: { channel: 'playground', account: 'a', peer: 'p' },
    inbox: [{ id: 'm1', role: 'person', at: NOON, parts: inbox }],
    history: [spoke],
    now: NOON,
    owner: false,
    media: new MemoryMedia(),
    ...more,
  };
}

function setUp(
  script: FakeScript,
  rules: readonly (readonly [RegExp, string])[] = [],
  tools: readonly Tool[] = createTools(),
) {
  const engine = createFakeEngine(script);
  const problems: Problem[] = [];
  const agent = createAgent({
    engine,
    tools,
    chooser: chooserOf(rules),
    settings: SETTINGS,
    report: (p) => problems.push(p),
  });
  const answer = async (turn: Turn) => agent.answer(turn, new AbortController().signal);
  const text = async (turn: Turn) => {
    const { reply } = await answer(turn);
    return reply.parts.map((part) => (part.type === 'text' ? part.text : `[${part.type}]`)).join('|');
  };
  return { engine, problems, answer, text };
}

describe('a plain answer', () => {
  test('is what the model writes', async () => {
    const { engine, text } = setUp(['Berlin.']);
    expect(await text(turnOf('What is the capital of Germany?'))).toBe('Berlin.');
    const { prompt } = engine.requests[0]!;
    if (!('messages' in prompt)) throw new Error('no messages');
    expect(prompt.messages[0]!.role).toBe('system');
    expect(prompt.messages[0]!.content).toContain('Today is Tuesday, 24 November 2026');
    expect(prompt.messages.at(-1)).toEqual({ role: 'user', content: 'What is the capital of Germany?' });
  });

  test('says first what is speaking', async () => {
    const { text } = setUp(['Berlin.']);
    expect(await text(turnOf('Was ist die Hauptstadt von Deutschland?', { history: [] }))).toBe(
      'Ich bin Hearth, ein automatischer Assistent.\n\nBerlin.',
    );
  });
});

describe('a tool', () => {
  test('answers in its own words, without the model', async () => {
    const { engine, answer } = setUp(['never'], [[/%/, 'calculate']]);
    const { reply, trace } = await answer(turnOf('Was sind 15 % von 80?'));
    expect(reply.parts).toEqual([{ type: 'text', text: '15\u00a0% × 80 = 12' }]);
    expect(trace.tools).toMatchObject([{ name: 'calculate', arguments: { expression: '15% * 80' } }]);
    expect(trace.rounds).toBe(1);
    expect(engine.requests).toHaveLength(0);
  });
});
