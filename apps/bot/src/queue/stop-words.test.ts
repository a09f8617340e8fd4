import { expect, test } from '@jest/globals';
import type { MessageEvent, Part } from '@hearth/message';
import { stopLanguage } from './stop-words.js';

const message = (...parts: Part[]): MessageEvent => ({
  kind: 'message',
  id: 'a',
  at: 1,
  conversation: { channel: 'messenger', account: '1', peer: '2' },
  sender: { id: '2' },
  parts,
});
const text = (words: string) => message({ type: 'text', text: words });

test.each([
  ['stop', 'en'],
  ['  STOP!! ', 'en'],
  ['Stopp.', 'de'],
  ['Hör auf', 'de'],
  ['para', 'es'],
  ['Arrête !', 'fr'],
  ['pare', 'pt'],
  ['basta', 'it'],
  ['रुको', 'hi'],
  ['berhenti', 'id'],
  ['توقف', 'ar'],
])('%s stops, in %s', (words, language) => {
  expect(stopLanguage(text(words))).toBe(language);
});

test.each([['stop the music'], ['where is the bus stop'], ['para qué sirve'], [''], ['stoppen']])(
  '%s does not',
  (words) => {
    expect(stopLanguage(text(words))).toBeUndefined();
  },
);

test('only as a whole message', () => {
  const sticker: Part = { type: 'unsupported', kind: 'x' };
  expect(stopLanguage(message({ type: 'text', text: 'stop' }, sticker))).toBeUndefined();
  expect(stopLanguage(message(sticker))).toBeUndefined();
});
