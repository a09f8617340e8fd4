import { expect, test } from '@jest/globals';
import { render } from './format.js';

test('programs get Markdown, in texts of at most 8000 characters', () => {
  const conversation = { channel: 'playground' as const, account: 'playground', peer: 'guest' };
  const text = `**bold** _italic_ ~~gone~~\n\n${'x '.repeat(6000)}`;
  const items = render({ parts: [{ type: 'text', text }] }, { conversation, turnId: 'turn' });
  expect(items.map(({ body }) => body.type)).toEqual(['text', 'text', 'text']);
  expect(items[0]?.body).toMatchObject({ text: '**bold** _italic_ ~~gone~~' });
  for (const { body } of items) expect(body.type === 'text' && body.text.length).toBeLessThanOrEqual(8000);
});
