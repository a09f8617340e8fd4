import { describe, expect, test } from '@jest/globals';
import { MediaError } from '../errors.js';
import { MAX_TEXT_BYTES, normaliseText } from './text.js';

const TABLE = 'Straße;Preis\nMüllerweg;12,50 €\n';
/** € is 0x80 there, and every other letter of the table stands where it stands in Unicode. */
const WINDOWS_1252 = Buffer.from(TABLE.replace('€', '\u0080'), 'latin1');
const utf16 = (mark: string) => Buffer.from(mark + TABLE, 'utf16le');

function refusal(bytes: Uint8Array): string {
  try {
    normaliseText(bytes);
  } catch (error) {
    return (error as MediaError).reason;
  }
  return 'none';
}

describe('a text file', () => {
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TABLE}`)],
    ['UTF-16', utf16('\ufeff')],
    ['UTF-16, big end first', utf16('\ufeff').swap16()],
    ['Windows-1252', WINDOWS_1252],
    ['line ends of Windows', Buffer.from(TABLE.replaceAll('\n', '\r\n'))],
  ])('in %s is the same text', (_, bytes) => {
    expect(normaliseText(bytes).bytes.toString()).toBe(TABLE);
  });

  test.each<[string, string, Uint8Array]>([
    ['a picture called .csv', 'unsupported', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70])],
    ['a spreadsheet', 'unsupported', Buffer.from('PK\u0003\u0004\u0014\u0000')],
    ['Arabic in Windows-1256', 'unsupported', Buffer.from([0xc7, 0xe1, 0xe3, 0xcf, 0xed, 0xe4, 0xc9, 0x2c, 0x31])],
    ['half of a UTF-16 character', 'unsupported', Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00])],
    ['nothing', 'empty', Buffer.alloc(0)],
    ['only space', 'empty', Buffer.from(' \n\t\n')],
    ['too much', 'too-large', Buffer.alloc(MAX_TEXT_BYTES + 1, 'a')],
  ])('%s is refused: %s', (_, reason, bytes) => {
    expect(refusal(bytes)).toBe(reason);
  });

  test('of the largest size is read in the time of a beat', () => {
    const began = performance.now();
    expect(normaliseText(Buffer.alloc(MAX_TEXT_BYTES, '1,2\n')).bytes).toHaveLength(MAX_TEXT_BYTES);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
