import { describe, expect, test } from '@jest/globals';
import { cleanText, clip, conversationId, parseConversationId } from './index.js';

describe('conversation ids', () => {
  test.each([['16505551234'], ['US.13491208655302741918'], ['Y2FwaV9ncm91cDo/=='], ['a b{c}%3A']])(
    '%s survives the round trip and holds no colon',
    (peer) => {
      const ref = { channel: 'whatsapp-cloud', account: '106540352242922', peer } as const;
      const id = conversationId(ref);
      expect(id).not.toMatch(/[:{}\s]/);
      expect(parseConversationId(id)).toEqual(ref);
    },
  );

  test('an empty peer and a foreign id are refused', () => {
    expect(() => conversationId({ channel: 'messenger', account: '1', peer: '' })).toThrow(RangeError);
    expect(() => parseConversationId('telegram/1/2')).toThrow(RangeError);
    expect(() => parseConversationId('messenger/1')).toThrow(RangeError);
  });
});

describe('text', () => {
  test('U+0000 and lone surrogates are removed, emoji stay', () => {
    expect(cleanText('a\u0000b\ud800c\r\nd👍')).toBe('ab\ufffdc\nd👍');
  });

  test('clip never cuts a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(clip(`ab${family}`, 5)).toBe('ab');
    expect(clip('abc', 3)).toBe('abc');
  });
});
