import { expect, test } from '@jest/globals';
import { readCard } from './vcards.js';

test.each([
  ['BEGIN:VCARD\nFN:Ana B\nTEL;type=CELL;waid=16505550100:+1 650-555-0100\nEND:VCARD', 'Ana B', ['+1 650-555-0100']],
  ['BEGIN:VCARD\r\nN:B;Ana;;;\r\nitem1.TEL:123\r\nitem2.tel;x=y:456\r\nEND:VCARD', 'Ana B', ['123', '456']],
  ['FN:A very long\n  name\nTEL:tel:+1650', 'A very long name', ['+1650']],
  ['FN:Ana\\, B\\; C\\nD', 'Ana, B; C D', []],
  ['', '', []],
  ['no colon here', '', []],
])('%j', (card, name, phones) => {
  expect(readCard(card)).toEqual({ name, phones });
});

test('what is read of a bomb is small', () => {
  const bomb = `FN:${'N'.repeat(9000)}\n${'TEL:1\n'.repeat(50_000)}`;
  const { name, phones } = readCard(bomb);
  expect(name).toHaveLength(100);
  expect(phones).toHaveLength(10);
});
