import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Tool } from '../types.js';
import type { Choice } from './chooser.js';
import { planTurn } from './plan.js';

function tool(name: string, needs: Tool['needs'] = 'nothing'): Tool {
  return {
    name,
    description: '',
    permission: 'all',
    needs,
    schema: z.object({}),
    timeoutMs: 1000,
    run: () => Promise.resolve({ say: '' }),
  };
}
const TOOLS = [
  { ...tool('calculate'), worksOnFound: true },
  tool('current_time'),
  tool('edit_picture', 'picture'),
  tool('read_picture', 'picture'),
];

async function plan(
  text: string,
  choices: (text: string) => readonly Choice[],
  more: { atHand?: number; pictures?: number; tools?: readonly Tool[]; besideText?: boolean } = {},
) {
  const asked: string[] = [];
  const chooser = {
    choose: (words: string) => {
      asked.push(words);
      return Promise.resolve(choices(words));
    },
  };
  const request = { text, tools: TOOLS, atHand: 0, pictures: 0, ...more };
  const made = await planTurn(request, chooser, new AbortController().signal);
  return {
    ...made,
    asked,
    calls: made.calls.map((call) => [call.tool.name, call.text]),
    next: made.next.map(({ name }) => name),
  };
}

const sure = (name: string) => [{ tool: name, probability: 0.9 }];
const between = (...pairs: readonly (readonly [string, number])[]) =>
  pairs.map(([name, probability]) => ({ tool: name, probability }));

describe('the plan of a turn', () => {
  test('a sure choice is taken, an unsure one is not', async () => {
    expect((await plan('how much is it', () => sure('calculate'))).calls).toEqual([['calculate', 'how much is it']]);
    expect((await plan('hm', () => between(['calculate', 0.4], ['none', 0.3]))).calls).toEqual([]);
  });

  test.each([
    ['Is it still Monday in Hawaii?', true],
    ['What time is it in Lima?', true],
    ['The train leaves at 10:35 and takes 50 minutes. When does it arrive?', false],
    ['Heute ist Mittwoch. Welcher Tag ist in 100 Tagen?', false],
    ['Le colis part le 3 mars. Quand arrive-t-il ?', false],
  ])('the time it is now is no answer where a message has a time of its own: %s', async (text, now) => {
    const { calls } = await plan(text, () => sure('current_time'));
    expect(calls.map(([name]) => name)).toEqual(now ? ['current_time'] : []);
  });

  test('bare arithmetic and a picture without words need no chooser', async () => {
    const sum = await plan('12,5 * (3 + 4) =', () => sure('none'));
    expect(sum.calls).toEqual([['calculate', '12,5 * (3 + 4) =']]);
    expect(sum.asked).toEqual([]);
    expect((await plan('', () => sure('none'), { atHand: 1, pictures: 1 })).calls).toEqual([['read_picture', '']]);
    for (const text of ['24-12-2026', '10:30', '+49 151 234', '0221/4711/12', '7']) {
      expect((await plan(text, () => sure('none'))).calls).toEqual([]);
    }
  });

  test('a table is drawn or worked on as its request says, whatever stands in it', async () => {
    const tools = [...TOOLS, tool('make_chart'), tool('run_code')];
    const table = 'name,hours\nAnn,5\nBob,7\nWhat time is it?,8';
    const chosen = async (request: string) =>
      (await plan(`${request}\n${table}`, () => sure('current_time'), { tools })).calls[0]?.[0];
    expect(await chosen('a pie chart of this, please')).toBe('make_chart');
    expect(await chosen('sort it by hours')).toBe('run_code');
  });

  test('without a picture, a request about one asks for it', async () => {
    expect(await plan('rotate it', () => sure('edit_picture'))).toMatchObject({ calls: [], needPicture: true });
    expect((await plan('rotate it', () => sure('edit_picture'), { pictures: 1 })).calls).toHaveLength(1);
  });

  test('a picture in front of the person makes a request about it likelier', async () => {
    const unsure = () => between(['none', 0.6], ['edit_picture', 0.35], ['calculate', 0.05]);
    expect((await plan('nicer please', unsure, { pictures: 1 })).calls).toEqual([]);
    expect((await plan('nicer please', unsure, { pictures: 1, atHand: 1 })).calls).toEqual([
      ['edit_picture', 'nicer please'],
    ]);
  });

  test('a tool that this person may not use is never called', async () => {
    expect((await plan('what time is it', () => sure('current_time'), { tools: [tool('calculate')] })).calls).toEqual(
      [],
    );
    expect((await plan('1+1', () => sure('calculate'), { tools: [tool('current_time')] })).calls).toEqual([]);
  });

  test('each sentence may ask for its own tool; a question without one is left over', async () => {
    const byWord = (text: string) => sure(/time/.test(text) ? 'current_time' : /15/.test(text) ? 'calculate' : 'none');
    expect(await plan('Hi there! What is 15 + 7? And what time is it? Who was Ada Lovelace?', byWord)).toMatchObject({
      calls: [
        ['calculate', 'What is 15 + 7?'],
        ['current_time', 'And what time is it?'],
      ],
      rest: 'Who was Ada Lovelace?',
    });
  });

  test('a single tool gets the whole message, where its data may be', async () => {
    const text = 'I paid 12.50 and 7.99. How much is that together?';
    const byWord = (words: string) => sure(/How much/.test(words) ? 'calculate' : 'none');
    const made = await plan(text, byWord);
    expect(made.calls).toEqual([['calculate', text]]);
    expect(made.rest).toBeUndefined();
  });

  test('a question beside a picture is about the picture', async () => {
    const made = await plan('Is this any good?', () => sure('none'), { atHand: 1, pictures: 1 });
    expect(made.calls).toEqual([['read_picture', 'Is this any good?']]);
    expect((await plan('Look at my cat.', () => sure('none'), { atHand: 1, pictures: 1 })).calls).toEqual([]);
    expect((await plan('Is this any good?', () => sure('none'), { pictures: 1 })).calls).toEqual([]);
  });

  test('beside a text of others "when is it" and "what is this" are asked of the text', async () => {
    expect((await plan('When is it?', () => sure('current_time'))).calls).toHaveLength(1);
    expect((await plan('When is it?', () => sure('current_time'), { besideText: true })).calls).toEqual([]);
    expect((await plan('What is this?', () => sure('read_picture'))).needPicture).toBe(true);
    expect((await plan('What is this?', () => sure('read_picture'), { besideText: true })).needPicture).toBe(false);
  });

  test('a second choice is kept for when the first has found something', async () => {
    const made = await plan('sum of the bill?', () => between(['read_picture', 0.6], ['calculate', 0.3]), {
      pictures: 1,
    });
    expect(made.next).toEqual(['calculate']);
    const clock = await plan('sum?', () => between(['read_picture', 0.6], ['current_time', 0.3]), { pictures: 1 });
    expect(clock.next).toEqual([]);
  });
});
