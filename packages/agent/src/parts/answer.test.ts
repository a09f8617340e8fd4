import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { GenerateRequest } from '@hearth/inference';
import { createAgent } from '../agent.js';
import { createProgramRunner } from '../code/runner.js';
import type { Problem } from '../problem.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import { createTools } from '../tools/index.js';
import type { Turn } from '../types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'Europe/Berlin', maxTokens: 200 };
const RULES: readonly (readonly [RegExp, string])[] = [
  [/time/i, 'current_time'],
  [/\d+ *[*+]/, 'calculate'],
  [/sort|die\b/i, 'run_code'],
];

function asked({ prompt }: GenerateRequest): string {
  const content = 'messages' in prompt ? prompt.messages.at(-1)!.content : '';
  return typeof content === 'string' ? content : '';
}

/** Answers a question with what it knows; "break" breaks the engine, "hang" never ends. */
function answerOf(request: GenerateRequest) {
  const question = asked(request);
  if (question.includes('break')) return { text: '', then: 'throw' as const };
  if (question.includes('hang')) return { text: '', then: 'hang' as const };
  return question.includes('Faust') ? 'Goethe.' : question.includes('Peru') ? 'Lima.' : `You said: ${question}.`;
}

function setUp(more: Partial<Parameters<typeof createAgent>[0]> = {}) {
  const engine = createFakeEngine(answerOf);
  const problems: Problem[] = [];
  const agent = createAgent({
    engine,
    tools: createTools(),
    chooser: {
      choose: (text) =>
        Promise.resolve([{ tool: RULES.find(([words]) => words.test(text))?.[1] ?? 'none', probability: 0.9 }]),
    },
    settings: SETTINGS,
    report: (problem) => problems.push(problem),
    ...more,
  });
  const answer = (text: string, turn: Partial<Turn> = {}, signal = new AbortController().signal) =>
    agent.answer(
      {
        conversation: { channel: 'playground', account: 'a', peer: 'p' },
        inbox: [{ id: 'm', role: 'person', at: NOON, parts: [{ type: 'text', text }] }],
        history: [
          { id: 'h1', role: 'person', at: NOON - 2, parts: [{ type: 'text', text: 'Hi' }] },
          { id: 'h2', role: 'assistant', at: NOON - 1, parts: [{ type: 'text', text: 'Hello!' }] },
        ],
        now: NOON,
        owner: false,
        media: new MemoryMedia(),
        ...turn,
      },
      signal,
    );
  return { engine, problems, answer };
}

describe('a message with several requests', () => {
  test('has each answered with its own tools, in order', async () => {
    const { answer, engine } = setUp();
    const { reply, trace } = await answer('1. Who wrote Faust?\n2. What is 3 * 14?\n3. What is the capital of Peru?');
    expect(reply.parts).toEqual([{ type: 'text', text: 'Goethe.\n\n3 × 14 = 42\n\nLima.' }]);
    expect(trace.parts).toEqual([
      { text: 'Who wrote Faust?' },
      { text: 'What is 3 * 14?' },
      { text: 'What is the capital of Peru?' },
    ]);
    expect(trace.tools.map(({ name }) => name)).toEqual(['calculate']);
    // Each prompt has its own part and nothing of the others.
    expect(engine.requests.map(asked)).toEqual(['Who wrote Faust?', 'What is the capital of Peru?']);
    expect(trace.completionTokens).toBeGreaterThan(0);
  });

  test('says who is speaking once', async () => {
    const { reply } = await setUp().answer('Who wrote Faust?\nWhat is the capital of Peru?', { history: [] });
    expect(reply.parts).toEqual([{ type: 'text', text: 'I am Hearth, an automated assistant.\n\nGoethe.\n\nLima.' }]);
  });

  test('names a part that failed and answers the others', async () => {
    const { answer, problems } = setUp();
    const { reply, trace } = await answer('Who wrote Faust?\nCan you break glass?\nWhat is the capital of Peru?');
    expect(reply.parts).toEqual([
      { type: 'text', text: 'Goethe.\n\nI could not answer this part: “Can you break glass?”.\n\nLima.' },
    ]);
    expect(trace.parts?.map(({ failed }) => failed)).toEqual([undefined, true, undefined]);
    expect(problems.map(({ kind }) => kind)).toEqual(['part-failed']);
    await expect(setUp().answer('Can you break glass?\nCan you break wood?')).rejects.toThrow('fake backend');
  });

  test('is bounded, and says so', async () => {
    const text = Array.from({ length: 40 }, (_, i) => `${i + 1}. What is ${i} * 2?`).join('\n');
    const { reply, trace } = await setUp().answer(text);
    const [part] = reply.parts;
    expect(part?.type === 'text' && part.text.split('\n\n')).toEqual([
      ...Array.from({ length: 8 }, (_, i) => `${i} × 2 = ${i * 2}`),
      'These were 40 requests; I have answered the first 8. Please send me the others again.',
    ]);
    expect(trace.parts).toHaveLength(8);
  });

  test('ends with its turn', async () => {
    const turn = new AbortController();
    const answer = setUp().answer('Who wrote Faust?\nCan you hang?', {}, turn.signal);
    setImmediate(() => turn.abort(new Error('stop')));
    await expect(answer).rejects.toThrow('stop');
  });

  test('may be in one sentence, one of them a program', async () => {
    const programs = createProgramRunner();
    const { reply, trace } = await setUp({ programs }).answer('sort: pear, apple, fig. What time is it in Tokyo?');
    await programs.close();
    expect(reply.parts).toEqual([
      { type: 'text', text: expect.stringMatching(/^apple, fig, pear\n\n.*Tokyo/) as unknown },
    ]);
    expect(trace.tools.map(({ name }) => name).toSorted()).toEqual(['current_time', 'run_code']);
  });
});
