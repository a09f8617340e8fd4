import { describe, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { render } from './format.js';

const media = { state: 'stored' as const, sha256: 'a'.repeat(64), mime: 'image/png', bytes: 1 };
const conversation = (peer: string) => ({ channel: 'whatsapp-cloud' as const, account: '1', peer });
const bodies = (parts: Part[], peer = '16505551234') =>
  render({ parts, quote: 'wamid.q' }, { conversation: conversation(peer), turnId: 'turn' }).map(({ body }) => body);
const options = (count: number, title = 'Option') =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index}`, title: `${title} ${index}` }));
const choice = (count: number, title?: string): Part => ({
  type: 'choice',
  text: '**Pick**',
  options: options(count, title),
});

describe('WhatsApp messages of a reply', () => {
  test('ids count up, and the first item carries the quote', () => {
    const parts: Part[] = [
      { type: 'text', text: 'a' },
      { type: 'image', media },
      { type: 'text', text: 'b' },
    ];
    const items = render({ parts, quote: 'wamid.q' }, { conversation: conversation('1'), turnId: 'turn' });
    expect(items.map(({ outId, quote }) => [outId, quote])).toEqual([
      ['turn-0', 'wamid.q'],
      ['turn-1', undefined],
      ['turn-2', undefined],
    ]);
  });

  test('a caption of 1024 characters stays with its picture, a longer one follows it', () => {
    expect(bodies([{ type: 'image', media, caption: 'x'.repeat(1024) }])).toHaveLength(1);
    expect(bodies([{ type: 'image', media, caption: 'x'.repeat(1025) }])).toEqual([
      { type: 'image', media },
      { type: 'text', text: 'x'.repeat(1025) },
    ]);
  });

  test.each([
    [1, 'choice'],
    [3, 'choice'],
    [10, 'choice'],
    [11, 'text'],
  ])('%i options are a %s', (count, type) => {
    expect(bodies([choice(count)]).map((body) => body.type)).toEqual([type]);
  });

  test('titles that no button shows whole are written out', () => {
    expect(bodies([choice(2, 'A title of twenty-five characters')])).toEqual([
      {
        type: 'text',
        text: '*Pick*\n\n1. A title of twenty-five characters 0\n2. A title of twenty-five characters 1',
      },
    ]);
  });

  test('groups take no buttons', () => {
    expect(bodies([choice(2)], 'Y2FwaV9ncm91cA').map((body) => body.type)).toEqual(['text']);
  });

  test('a text longer than a button message may be goes before it', () => {
    const [before, last] = bodies([{ type: 'choice', text: `${'word '.repeat(300)}`, options: options(2) }]);
    expect(before).toMatchObject({ type: 'text' });
    expect(last).toMatchObject({ type: 'choice', options: options(2) });
  });

  test('a row description is cut at 72 characters', () => {
    const [body] = bodies([
      { type: 'choice', text: 'Pick', options: [{ id: 'a', title: 'A', description: 'd'.repeat(100) }] },
    ]);
    expect(body).toMatchObject({ options: [{ description: 'd'.repeat(72) }] });
  });

  test('a file that was lost or not fetched is left out; places and contacts become text', () => {
    expect(
      bodies([
        { type: 'image', media: { state: 'lost', reason: 'expired' } },
        { type: 'unsupported', kind: 'x' },
      ]),
    ).toEqual([]);
    expect(bodies([{ type: 'location', latitude: 1.5, longitude: -2, name: 'Here' }])).toEqual([
      { type: 'text', text: 'Here\nhttps://maps.google.com/?q=1.5,-2' },
    ]);
    expect(bodies([{ type: 'contact', name: 'Ana', phones: ['+16505550100'] }])).toEqual([
      { type: 'text', text: 'Ana\n+16505550100' },
    ]);
  });
});
