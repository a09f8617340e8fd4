import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Bubble, Exchange, Trace } from '../talk/exchange.js';
import { all, editedLike, hasWords, ranProgram, says, showsPicture, used, voted } from './checks.js';
import { demoConversation } from './conversation.js';
import { drawReceipt, paintLandscape } from './pictures.js';
import { sightMessages } from './sight.js';

const trace: Trace = {
  model: 'm',
  mode: 'instant',
  tools: [{ name: 'calculate', arguments: {}, ms: 1 }],
  rounds: 1,
  promptTokens: 0,
  cachedTokens: 0,
  completionTokens: 0,
  firstTokenMs: 0,
  tokensPerSecond: 0,
  totalMs: 0,
  queueWaitMs: 0,
};
function answered(...bubbles: readonly Partial<Bubble>[]): Exchange {
  const answer = bubbles.map((bubble): Bubble => ({ kind: 'text', images: [], failed: false, ...bubble }));
  return { channel: 'messenger', answer, trace, firstBubbleMs: 1, totalMs: 2 };
}
const picture = (bytes: Buffer, caption?: string): Partial<Bubble> => ({
  kind: 'image',
  images: [{ bytes, mime: 'image/png', ...(caption !== undefined && { caption }) }],
});

describe('checks of an answer', () => {
  test('words are found across bubbles and captions, whatever case and spacing', async () => {
    const exchange = answered({ text: 'Total: 1 234,50' }, picture(Buffer.alloc(0), 'Corner  BAKERY'));
    expect(await says('1234,50', 'corner bakery')(exchange)).toBeUndefined();
    expect(await says('total', 'Coffee')(exchange)).toBe('does not say Coffee');
    expect(await hasWords(exchange)).toBeUndefined();
    expect(await hasWords(answered({ text: ' ' }))).toBe('says nothing');
  });

  test('a program that was run, and a vote of several agents', async () => {
    const plain = answered({ text: '60' });
    expect([await ranProgram(plain), await voted(plain)]).toEqual(['ran no program', 'did not contemplate']);
    const tools = [{ name: 'run_code', arguments: {}, program: 'console.log(1)', ms: 1 }];
    expect(await ranProgram({ ...plain, trace: { ...trace, tools } })).toBeUndefined();
    const contemplated = (of: number) => ({
      ...plain,
      trace: { ...trace, mode: 'contemplating' as const, vote: { answer: '60', agreed: of, of } },
    });
    expect([await voted(contemplated(1)), await voted(contemplated(3))]).toEqual(['no agents voted', undefined]);
  });

  test('the tool that was used, and the first thing that is wrong', async () => {
    expect(await used('calculate')(answered())).toBeUndefined();
    const check = all(used('calculate'), used('make_chart'), says('42'));
    expect(await check(answered())).toBe('did not use make_chart');
  });

  test('an edited picture is compared with what sharp makes of the same file', async () => {
    const sent = await paintLandscape();
    const check = editedLike(sent, (one) => one.rotate(90));
    const right = await sharp(sent).rotate(90).jpeg({ quality: 85 }).toBuffer();
    const upsideDown = await sharp(sent).rotate(270).toBuffer();
    expect(await check(answered(picture(right)))).toBeUndefined();
    expect(await check(answered(picture(upsideDown)))).toMatch(/^differs from sharp's own by \d/);
    expect(await check(answered(picture(sent)))).toBe('is 640 × 420 pixels, not 420 × 640');
    expect(await check(answered({ text: 'done' }))).toBe('shows no picture');
    expect(await showsPicture(200)(answered(picture(right)))).toBeUndefined();
    expect(await showsPicture(2000)(answered(picture(right)))).toBe('the picture is only 420 pixels wide');
  });
});

describe('the conversation', () => {
  test('has all five things on each of the three platforms and a personal number, and one program and one vote', async () => {
    const threads = await demoConversation();
    const about = ['question', 'calculation', 'edit', 'text in a picture', 'chart'];
    expect(threads.map((thread) => thread.map((message) => message.about))).toEqual([
      [...about, 'program'],
      about,
      [...about, 'vote'],
      about,
    ]);
    expect(threads.map(([first]) => first!.channel)).toEqual([
      'whatsapp-cloud',
      'messenger',
      'instagram',
      'whatsapp-web',
    ]);
  });

  test('looks at pictures in every way once; without what recognises things only the table is left', async () => {
    const about = async (finds: boolean) =>
      Object.entries(await sightMessages(finds)).flatMap(([channel, messages]) =>
        messages.map((message) => [channel, message.channel, message.about]),
      );
    expect(await about(true)).toEqual([
      ['whatsapp-cloud', 'whatsapp-cloud', 'count'],
      ['whatsapp-cloud', 'whatsapp-cloud', 'steps'],
      ['messenger', 'messenger', 'place'],
      ['messenger', 'messenger', 'table'],
      ['instagram', 'instagram', 'comparison'],
    ]);
    expect(await about(false)).toEqual([['messenger', 'messenger', 'table']]);
  });

  test('draws the same pictures every time, in a size that letters can be read in', async () => {
    expect(await paintLandscape()).toEqual(await paintLandscape());
    const receipt = drawReceipt({ shop: 'SHOP', lines: [['Tea', '2.00']], total: ['TOTAL', '2.00'] });
    const { width, height } = await sharp(receipt).metadata();
    expect([width, height]).toEqual([620, 358]);
    const { channels } = await sharp(receipt).stats();
    expect(channels[0]!.min).toBeLessThan(60);
  });
});
