import { describe, expect, test } from '@jest/globals';
import type { Part } from '@hearth/message';
import { render } from './format.js';

const media = { state: 'stored' as const, sha256: 'a'.repeat(64), mime: 'image/png', bytes: 1 };
const conversation = { channel: 'instagram' as const, account: '1', peer: '2' };
const bodies = (...parts: Part[]) => render({ parts }, { conversation, turnId: 'turn' }).map(({ body }) => body);

describe('Instagram messages of a reply', () => {
  test('1000 bytes are one message: letters of two bytes count twice', () => {
    expect(bodies({ type: 'text', text: 'ü'.repeat(500) })).toHaveLength(1);
    expect(bodies({ type: 'text', text: 'ü'.repeat(501) })).toHaveLength(2);
    expect(bodies({ type: 'text', text: 'x'.repeat(1000) })).toHaveLength(1);
  });

  test('of documents only PDF is sent; the caption of another one is still said', () => {
    const document = (mime: string): Part => ({ type: 'document', media: { ...media, mime }, caption: 'The bill' });
    expect(bodies(document('application/pdf')).map((body) => body.type)).toEqual(['document', 'text']);
    expect(bodies(document('text/csv'))).toEqual([{ type: 'text', text: 'The bill' }]);
  });
});
