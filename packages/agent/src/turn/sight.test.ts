import { describe, expect, test } from '@jest/globals';
import { createFakeEngine } from '@hearth/inference';
import type { ChatMessage, FakeScript } from '@hearth/inference';
import type { Part } from '@hearth/message';
import { createAgent } from '../agent.js';
import type { Problem } from '../problem.js';
import { MemoryMedia, NOON } from '../testing/context.js';
import { scene, scriptedReader } from '../testing/sight.js';
import type { ThreadMessage, Turn } from '../types.js';

const SETTINGS = { name: 'Hearth', instructions: '', language: '', timeZone: 'Europe/Berlin', maxTokens: 50 };
const EYES = { sees: true, eyes: { modelType: 'qwen3_vl', pictureTokens: 500 } };

const text = (words: string): Part => ({ type: 'text', text: words });
const said = (id: string, role: ThreadMessage['role'], parts: readonly Part[]): ThreadMessage => ({
  id,
  role,
  at: NOON - 1000,
  parts,
});

function setUp(model: object, script: FakeScript = ['A cup.']) {
  const engine = createFakeEngine(script, model);
  const problems: Problem[] = [];
  const media = new MemoryMedia();
  const agent = createAgent({
    engine,
    tools: [],
    chooser: { choose: () => Promise.resolve([{ tool: 'none', probability: 1 }]) },
    settings: SETTINGS,
    reader: scriptedReader(['OPEN']),
    report: (problem) => problems.push(problem),
  });
  const ask = async (inbox: readonly Part[], history: readonly ThreadMessage[] = [], quote?: ThreadMessage) => {
    const turn: Turn = {
      conversation: { channel: 'playground', account: 'a', peer: 'p' },
      inbox: [{ ...said('m', 'person', inbox), ...(quote && { quote }) }],
      history: [said('h', 'person', [text('Hi')]), said('g', 'assistant', [text('Hello!')]), ...history],
      now: NOON,
      owner: false,
      media,
    };
    return agent.answer(turn, new AbortController().signal);
  };
  const widths = new Map<string, number>();
  const picture = async (width: number): Promise<Part> => {
    const stored = await media.save(await scene(width, 50, []), 'image/png');
    widths.set(stored.sha256, width);
    return { type: 'image', media: stored };
  };
  /** Messages of the n-th request as text, a picture as its width. */
  const messages = (n: number): string[] => {
    const { prompt } = engine.requests[n]!;
    if (!('messages' in prompt)) throw new Error('no messages');
    return prompt.messages.map(plain);
  };
  const plain = ({ content }: ChatMessage): string =>
    typeof content === 'string'
      ? content
      : content.map((part) => (part.type === 'text' ? part.text : `{${widths.get(part.sha256)}}`)).join('|');
  return { engine, problems, ask, picture, messages, media };
}

describe('a model that sees', () => {
  test('gets the picture itself and is told that it sees', async () => {
    const { ask, picture, messages } = setUp(EYES);
    await ask([await picture(80), text('Nice, no?')]);
    const all = messages(0);
    expect(all.at(-1)).toBe('{80}|Nice, no?');
    expect(all[0]).toContain('You see the pictures of the chat');
    expect(all.join()).not.toContain('OPEN');
  });

  test('a model for text gets the report', async () => {
    const { ask, picture, messages } = setUp({});
    await ask([await picture(80), text('Nice, no?')]);
    expect(messages(0).at(-1)).toContain('Text found in it:\nOPEN');
  });

  test('sees what was sent earlier when it is asked again', async () => {
    const { ask, picture, messages } = setUp(EYES);
    const history = [said('1', 'person', [await picture(80), text('Look!')]), said('2', 'assistant', [text('Nice.')])];
    await ask([text('Which colour has it?')], history);
    expect(messages(0).slice(1)).toEqual(['Hi', 'Hello!', '{80}|Look!', 'Nice.', 'Which colour has it?']);
  });

  test('sees the quoted picture in the quote, once', async () => {
    const { ask, picture, messages } = setUp(EYES);
    const first = said('1', 'person', [await picture(80)]);
    const history = [first, said('2', 'person', [await picture(90)]), said('3', 'assistant', [text('Two.')])];
    await ask([text('What about this one?')], history, first);
    const all = messages(0);
    expect(all.at(-1)).toBe('<quote>|{80}|</quote>\nWhat about this one?');
    expect(all.slice(3, 5)).toEqual(['[picture]|{90}', 'Two.']);
  });

  test('older pictures than its context has room for come as reports', async () => {
    const { ask, picture, messages } = setUp({ ...EYES, contextLength: 2000 });
    const history = [];
    for (const width of [60, 70, 80]) history.push(said(String(width), 'person', [await picture(width)]));
    await ask([text('Well?')], [...history, said('9', 'assistant', [text('Yes.')])]);
    const shown = messages(0).join('\n');
    expect(shown.match(/\{\d+\}/g)).toEqual(['{70}', '{80}']);
    expect(shown).toContain('60 × 50 pixels');
  });

  test('fifty pictures in one message: the first ones, the others as reports', async () => {
    const { ask, picture, messages } = setUp(EYES);
    const parts = await Promise.all(Array.from({ length: 50 }, (_, i) => picture(60 + i)));
    await ask([...parts, text('Nice, no?')]);
    const last = messages(0).at(-1)!;
    expect(last.match(/\{\d+\}/g)).toEqual(['{60}', '{61}', '{62}', '{63}']);
    expect(last.match(/<picture>/g)).toHaveLength(46);
  });

  test('answers from the report when it cannot take the picture', async () => {
    const refuse: FakeScript = ({ prompt }) =>
      'messages' in prompt && prompt.messages.some(({ content }) => typeof content !== 'string')
        ? { text: '', then: 'throw' }
        : 'It says OPEN.';
    const { ask, picture, messages, problems } = setUp(EYES, refuse);
    const { reply } = await ask([await picture(80), text('Nice, no?')]);
    expect(reply.parts).toEqual([text('It says OPEN.')]);
    const all = messages(1);
    expect(all.at(-1)).toContain('OPEN');
    expect(all[0]).toContain('You cannot see pictures');
    expect(problems).toMatchObject([{ kind: 'model-sight' }]);
  });

  test('a picture that is no longer there is not shown', async () => {
    const { ask, picture, messages, media } = setUp(EYES);
    const gone = await picture(80);
    media.files.clear();
    await ask([gone, text('Nice, no?')]);
    expect(messages(0).at(-1)).toContain('could not be decoded');
  });
});
