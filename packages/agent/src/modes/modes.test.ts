import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { FakeAnswer, GenerateRequest } from '@hearth/inference';
import type { ProgramRunner } from '../code/types.js';
import { createAgent } from '../agent.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import { createTools } from '../tools/index.js';
import type { Turn } from '../types.js';
import type { ModeRouter } from './router/router.js';
import { MODE_SETTINGS } from './settings.js';
import type { ModeSettings } from './settings.js';
import type { Draft, DraftRunner, Thought } from './types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'UTC', maxTokens: 200 };
const TASK = 'Nina buys 3 pens at 4 euros each and pays with 20 euros. How much does she get back?';
const STEPS = '3 × 4 = 12 euros\n20 − 12 = 8 euros\nAnswer: 8 euros';

function turnOf(text: string, more: Partial<Turn> = {}): Turn {
  const said = { type: 'text' as const, text };
  return {
    conversation: { channel: 'playground', account: 'a', peer: 'p' },
    inbox: [{ id: 'm1', role: 'person', at: NOON, parts: [said] }],
    history: [{ id: 'h1', role: 'assistant', at: NOON - 60_000, parts: [{ type: 'text', text: 'Hello!' }] }],
    now: NOON,
    owner: false,
    media: new MemoryMedia(),
    ...more,
  };
}

/** What a request asks for: a draft in one of the ways, the sentence at the end, a check, or a plain answer. */
function kindOf({ prompt, constraint }: GenerateRequest): string {
  if (!('messages' in prompt)) return 'text';
  const contents = prompt.messages.map(({ content }) => (typeof content === 'string' ? content : ''));
  const last = contents.at(-1)!;
  if (constraint) return last.includes('Proposed answer') ? 'check' : 'judge';
  if (/(?:^|\n\n)(?:So the result is|Now write|Another answer)/u.test(last)) return 'finish';
  if (last.includes('Others have solved this'))
    return contents[0]!.includes('JavaScript') ? 'refine-program' : 'refine';
  if (contents[0]!.includes('try all possibilities')) return 'search';
  if (contents[0]!.includes('JavaScript')) return 'program';
  if (last.includes('in your own words')) return 'story';
  if (last.includes('as equations')) return 'equations';
  if (last.includes('First list')) return 'known';
  return last.includes('step by step') ? 'steps' : 'plain';
}

/** Prints what a program's first comment says. */
const programs: ProgramRunner = {
  run: (source) => {
    const prints = /\/\/ prints (.*)/u.exec(source)?.[1];
    return Promise.resolve(
      prints === undefined ? { ok: false, why: 'error', message: 'nothing there' } : { ok: true, output: prints },
    );
  },
  close: () => Promise.resolve(),
};
const program = (prints: string) => `\`\`\`js\n// prints ${prints}\n\`\`\``;

interface Options {
  readonly modes?: Partial<ModeSettings>;
  readonly router?: ModeRouter;
  readonly drafts?: DraftRunner;
  readonly withPrograms?: boolean;
  /** The tool that every message seems to ask for. */
  readonly tool?: string;
}

function setUp(answers: Record<string, FakeAnswer | readonly FakeAnswer[]>, options: Options = {}) {
  const asked: string[] = [];
  const engine = createFakeEngine((request) => {
    const kind = kindOf(request);
    const nth = asked.filter((one) => one === kind).length;
    asked.push(kind);
    const answer = answers[kind] ?? 'Sorry.';
    return Array.isArray(answer)
      ? (answer as readonly FakeAnswer[])[Math.min(nth, answer.length - 1)]!
      : (answer as FakeAnswer);
  });
  const { modes, withPrograms = true, tool = 'none', ...more } = options;
  const agent = createAgent({
    engine,
    tools: createTools(),
    chooser: { choose: () => Promise.resolve([{ tool, probability: 1 }]) },
    settings: SETTINGS,
    modes: { ...MODE_SETTINGS, ...modes },
    ...(withPrograms && { programs }),
    ...more,
  });
  const ask = async (turn: Turn, signal = new AbortController().signal) => {
    const { reply, trace, thought } = await agent.answer(turn, signal);
    const text = reply.parts.map((part) => (part.type === 'text' ? part.text : part.type)).join('|');
    return { text, trace, thought };
  };
  return { ask, asked, engine };
}

describe('thinking', () => {
  test('reasons unseen, then says the result in a sentence', async () => {
    const { ask, asked } = setUp({ steps: STEPS, finish: 'Nina gets 8 euros back.' });
    const { text, trace } = await ask(turnOf(`/think ${TASK}`));
    expect(text).toBe('Nina gets 8 euros back.');
    expect(asked).toEqual(['steps', 'finish']);
    expect(trace).toMatchObject({ mode: 'thinking', rounds: 1, agents: [{ way: 'steps', answer: '8 euros' }] });
    expect(trace.completionTokens).toBeGreaterThan(5);
  });

  test('has its sums put right while it writes, and goes on from there', async () => {
    const { ask, engine } = setUp({
      steps: ['3 × 4 = 14 euros\n20 − 14 = 6 euros\nAnswer: 6', 'euros\n20 − 12 = 8 euros\nAnswer: 8 euros'],
      finish: 'She gets 8 euros.',
    });
    const { text, trace } = await ask(turnOf(`Think hard: ${TASK}`));
    expect(text).toBe('She gets 8 euros.');
    expect(trace.tools).toMatchObject([
      { name: 'calculate', arguments: { expression: '3 × 4' }, result: '12, not 14' },
    ]);
    const second = engine.requests[1]!.prompt;
    expect('messages' in second && second.answer).toBe('3 × 4 = 12 ');
  });

  test('says a bare result itself when the sentence has another one, or numbers from nowhere', async () => {
    for (const finish of ['She gets 9 euros.', 'She gets 8 of her 77 euros.', { loop: 'She gets She gets ' }]) {
      const { ask } = setUp({ steps: STEPS, finish });
      expect((await ask(turnOf(`/think ${TASK}`))).text).toBe('The answer is: 8 euros');
    }
  });

  test.each<[string, FakeAnswer]>([
    ['repeats itself', { loop: 'and so on and so on ' }],
    ['is never closed', { text: 'Well, let me see. '.repeat(5), finish: 'length' }],
    ['is empty', ''],
    ['fails in the engine', { text: 'x', then: 'throw' }],
  ])('that %s is begun anew in another way', async (_, broken) => {
    const { ask, asked } = setUp({ steps: broken, known: STEPS, finish: '8 euros.' });
    const { text, trace } = await ask(turnOf(`/think ${TASK}`));
    expect(text).toBe('8 euros.');
    expect(asked).toEqual(['steps', 'known', 'finish']);
    expect(trace.agents?.[0]).toHaveProperty('failed');
  });

  test('that comes to nothing ends in the answer that would have come at once', async () => {
    const never: FakeAnswer = { loop: 'and so on and so on ' };
    const { ask } = setUp({ steps: never, known: never, plain: 'Eight euros.' });
    const { text, trace } = await ask(turnOf(`/think ${TASK}`));
    expect(text).toBe('Eight euros.');
    expect(trace).toMatchObject({ mode: 'thinking', rounds: 2 });
  });

  test('keeps its time', async () => {
    const slow: FakeAnswer = { text: 'a '.repeat(4000), delayMs: 20 };
    const thinking = { timeMs: 400, tokens: 4000, rounds: 3 };
    const { ask } = setUp({ steps: slow, plain: 'Eight.' }, { modes: { thinking } });
    const began = Date.now();
    expect((await ask(turnOf(`/think ${TASK}`))).text).toBe('Eight.');
    expect(Date.now() - began).toBeLessThan(2000);
  });

  test('goes on from what a tool finds, and is not put off by one that would refuse', async () => {
    const fact = setUp({ steps: STEPS, finish: 'She gets 8.' }, { tool: 'calculate' });
    expect((await fact.ask(turnOf('Think hard: what is 3 * 4?'))).text).toBe('She gets 8.');
    expect(JSON.stringify(fact.engine.requests[0]!.prompt)).toContain('3 × 4 = 12');
    const refused = setUp({ steps: STEPS, finish: 'She gets 8.' }, { tool: 'calculate' });
    expect((await refused.ask(turnOf('/think She has 5 € and $3. How many coins?'))).text).toBe('She gets 8.');
  });

  test('takes no word of a tool that the model made up', async () => {
    const { ask, engine } = setUp({ steps: STEPS, finish: '8 euros.' });
    await ask(turnOf(`/think ${TASK}`));
    expect(engine.requests[0]!.stop).toContain('<tool_');
  });
});

describe('contemplating', () => {
  const agree = {
    search: program('8'),
    program: program('8'),
    steps: STEPS,
    equations: STEPS,
    known: STEPS,
    story: STEPS,
    finish: 'Nina gets 8 euros back.',
  };

  test('is a vote of all agents while they agree, and tells it', async () => {
    const { ask, asked } = setUp(agree);
    const { text, trace, thought } = await ask(turnOf(`/contemplate ${TASK}`));
    expect(text).toBe('5 of 5 agents agreed:\nNina gets 8 euros back.');
    expect(trace).toMatchObject({ mode: 'contemplating', rounds: 1, check: { how: 'program', passed: true } });
    expect(trace.vote).toEqual({ answer: expect.stringMatching(/^8/u), agreed: 5, of: 5 });
    expect(thought?.sides).toHaveLength(1);
    expect(asked).toHaveLength(6);
  });

  test('ends when one differs and those at work cannot change the vote any more', async () => {
    const { ask } = setUp({ ...agree, search: program('9'), known: { text: 'x '.repeat(50), then: 'hang' } });
    const { text, trace } = await ask(turnOf(`/contemplate ${TASK}`));
    expect(text).toBe('3 of 4 agents agreed:\nNina gets 8 euros back.');
    expect(trace.rounds).toBe(1);
  });

  test('with two agents failed, the others decide', async () => {
    const { ask } = setUp({
      ...agree,
      program: 'no program',
      known: { loop: 'the known is known ' },
      search: program('9'),
    });
    const { text, trace } = await ask(turnOf(`/contemplate ${TASK}`));
    expect(text).toBe('2 of 3 agents agreed:\nNina gets 8 euros back.');
    expect(trace.vote).toMatchObject({ agreed: 2, of: 3 });
    expect(trace.agents?.filter(({ failed }) => failed !== undefined)).toHaveLength(2);
  });

  test('agents that differ write once more with all drafts before them', async () => {
    const { ask, asked, engine } = setUp({
      search: program('7'),
      story: 'Answer: 5',
      program: program('9'),
      steps: 'Answer: 8',
      known: 'Answer: 6',
      refine: 'Answer: 8',
      'refine-program': program('8'),
      finish: 'She gets 8.',
    });
    const { text, trace } = await ask(turnOf(`/contemplate ${TASK}`));
    expect(text).toMatch(/agents agreed:\nShe gets 8\.$/u);
    expect(asked.filter((kind) => kind.startsWith('refine')).length).toBeGreaterThanOrEqual(3);
    expect(trace.rounds).toBe(2);
    const refining = engine.requests.find((request) => kindOf(request).startsWith('refine'))!.prompt;
    expect(JSON.stringify(refining)).toContain('result 7');
  });

  test('without a majority the result that holds in its question is taken, and the person hears of it', async () => {
    const contemplating = { ...MODE_SETTINGS.contemplating, rounds: 1 };
    const { ask } = setUp(
      {
        search: program('7'),
        story: 'Answer: 5',
        program: program('9'),
        steps: 'Answer: 8',
        known: 'Answer: 6',
        check: ['no', 'no', 'yes'],
        finish: 'She gets 8.',
      },
      { modes: { contemplating } },
    );
    const { text, trace } = await ask(turnOf(`/contemplate ${TASK}`));
    expect(text).toBe('My agents did not agree: only 1 of 5 said this. Please check it.\nShe gets 8.');
    expect(trace.check).toEqual({ how: 'question', passed: true });
  });

  test('free words are ranked in both orders, and no vote is told', async () => {
    const answer = (name: string) =>
      `Answer: I would rather take the job ${name} since it leaves far more time for everything else in life.`;
    const { ask, asked } = setUp(
      {
        steps: answer('at home'),
        equations: answer('in town'),
        known: answer('abroad'),
        story: answer('at sea'),
        judge: 'A',
        finish: 'Take the job at home.',
      },
      { withPrograms: false },
    );
    const { text, trace, thought } = await ask(turnOf('/contemplate Which of my two jobs should I take?'));
    expect(text).toBe('Take the job at home.');
    expect(trace.vote).toBeUndefined();
    expect(thought).toBeUndefined();
    expect(asked.filter((kind) => kind === 'judge').length % 2).toBe(0);
  });

  test('nobody left means the answer that would have come at once', async () => {
    const { ask } = setUp({
      plain: 'Eight euros.',
      steps: '',
      equations: '',
      known: '',
      story: '',
      search: '',
      program: '',
    });
    expect((await ask(turnOf(`/contemplate ${TASK}`))).text).toBe('Eight euros.');
  });

  test('"stop" ends all agents', async () => {
    const hang: FakeAnswer = { text: 'Let me see', then: 'hang' };
    const { ask, engine } = setUp({ search: hang, program: hang, steps: hang, story: hang, known: hang });
    const controller = new AbortController();
    const answer = ask(turnOf(`/contemplate ${TASK}`), controller.signal);
    const failed = expect(answer).rejects.toThrow('stop');
    while ((await engine.stats()).active < 5) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('stop'));
    await failed;
    while ((await engine.stats()).active > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test('drafts may come from elsewhere', async () => {
    const seen: string[] = [];
    const drafts: DraftRunner = {
      async *run(requests) {
        for (const { way, task } of requests) {
          seen.push(task);
          yield { way, text: 'Answer: 8', answer: '8', tokens: 3, ms: 1 } satisfies Draft;
        }
      },
    };
    const { ask, asked } = setUp({ finish: 'Eight: 8.' }, { drafts });
    expect((await ask(turnOf(`/contemplate ${TASK}`))).text).toBe('5 of 5 agents agreed:\nEight: 8.');
    expect(asked).toEqual(['finish']);
    expect(new Set(seen)).toEqual(new Set([TASK]));
  });
});

describe('which mode', () => {
  test('all at once: the most thorough, and that is said', async () => {
    const { ask } = setUp({ steps: STEPS, finish: 'She gets 8.' }, { withPrograms: false });
    const { text, trace } = await ask(turnOf(`/instant /think ${TASK}`));
    expect(text).toBe('You named more than one way of thinking; I took the most thorough.\n\nShe gets 8.');
    expect(trace.mode).toBe('thinking');
  });

  test('nobody says it: the router; a word, a button or the setting come before it', async () => {
    const router: ModeRouter = {
      route: (text) => Promise.resolve({ mode: text.includes('pens') ? 'thinking' : 'instant' }),
    };
    const answers = { steps: STEPS, finish: 'She gets 8.', plain: 'Hello.' };
    const mode = async (turn: Turn, modes: Partial<ModeSettings> = {}) =>
      (await setUp(answers, { router, modes }).ask(turn)).trace.mode;
    expect(await mode(turnOf(TASK))).toBe('thinking');
    expect(await mode(turnOf('Hi there'))).toBe('instant');
    expect(await mode(turnOf(`/instant ${TASK}`))).toBe('instant');
    expect(await mode(turnOf(TASK, { mode: 'instant' }))).toBe('instant');
    expect(await mode(turnOf(TASK), { default: 'instant' })).toBe('instant');
  });

  test('of a message that is passed on is nobody’s wish', async () => {
    const { ask } = setUp({ plain: 'A riddle.' });
    const turn = turnOf('What is this?');
    const passedOn = {
      ...turn.inbox[0]!,
      id: 'f',
      forwarded: true,
      parts: [{ type: 'text' as const, text: `/think ${TASK}` }],
    };
    expect((await ask({ ...turn, inbox: [passedOn, ...turn.inbox] })).trace.mode).toBe('instant');
  });

  test('a message that only asks for thought means the one before it', async () => {
    const { ask, engine } = setUp({ steps: STEPS, finish: 'She gets 8.' });
    const history = [
      { id: 'h0', role: 'person' as const, at: NOON - 9000, parts: [{ type: 'text' as const, text: TASK }] },
    ];
    expect((await ask(turnOf('Think hard about it!', { history: [...turnOf('').history, ...history] }))).text).toBe(
      'She gets 8.',
    );
    expect(JSON.stringify(engine.requests[0]!.prompt)).toContain('Nina buys 3 pens');
  });
});

describe('what the others said', () => {
  const thought: Thought = {
    of: 5,
    sides: [
      { answer: '8 euros', agents: 4, work: STEPS },
      { answer: '11', agents: 1, work: 'She pays 20.\nShe pays for three pens.\n20 − 9 = 11\nAnswer: 11' },
    ],
  };
  const after = (kept: Thought) => ({
    history: [{ id: 'h', role: 'assistant' as const, at: NOON - 60_000, parts: [], thought: kept }],
  });

  test('is told from the answer that was voted on', async () => {
    const { ask, asked } = setUp({});
    const { text } = await ask(turnOf('What did the others say?', after(thought)));
    expect(text).toBe(
      '4 of 5 said: 8 euros\n1 said: 11\nTheir reasoning ended like this: She pays 20. She pays for three pens. 20 − 9 = 11',
    );
    expect((await ask(turnOf('Was haben die anderen gesagt?', after(thought)))).text).toMatch(
      /^4 von 5 sagten: 8 euros\n1 sagten: 11/u,
    );
    expect((await ask(turnOf('What did the others say?', after({ of: 5, sides: [thought.sides[0]!] })))).text).toBe(
      'All of them said the same: 8 euros',
    );
    expect(asked).toEqual([]);
  });

  test('is a question like any other where nobody voted', async () => {
    const { ask } = setUp({ plain: 'Which others?' });
    expect((await ask(turnOf('What did the others say?'))).text).toBe('Which others?');
  });
});
