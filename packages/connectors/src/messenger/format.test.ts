import { describe, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { render } from './format.js';

const media = { state: 'stored' as const, sha256: 'a'.repeat(64), mime: 'image/png', bytes: 1 };
const conversation = { channel: 'messenger' as const, account: '1', peer: '2' };
const bodies = (...parts: Part[]) => render({ parts }, { conversation, turnId: 'turn' }).map(({ body }) => body);
const options = (count: number, title = 'Option') =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index}`, title: `${title} ${index}` }));

describe('Messenger messages of a reply', () => {
  test('a caption is a message of its own, after its picture', () => {
    expect(bodies({ type: 'image', media, caption: '**Sales** 2026' })).toEqual([
      { type: 'image', media },
      { type: 'text', text: 'Sales 2026' },
    ]);
  });

  test('2000 characters are one message, 2001 are two', () => {
    expect(bodies({ type: 'text', text: 'x'.repeat(2000) })).toHaveLength(1);
    expect(bodies({ type: 'text', text: 'x'.repeat(2001) })).toHaveLength(2);
  });

  test('13 options are quick replies, 14 and long titles are written out', () => {
    expect(bodies({ type: 'choice', text: 'Pick', options: options(13) })).toMatchObject([
      { type: 'choice', text: 'Pick' },
    ]);
    expect(bodies({ type: 'choice', text: 'Pick', options: options(14) })).toMatchObject([{ type: 'text' }]);
    expect(bodies({ type: 'choice', text: 'Pick', options: options(1, 'More than twenty characters') })).toEqual([
      { type: 'text', text: 'Pick\n\n1. More than twenty characters 0' },
    ]);
  });

  test('any document is sent', () => {
    expect(bodies({ type: 'document', media: { ...media, mime: 'text/csv' } })).toMatchObject([{ type: 'document' }]);
  });
});
