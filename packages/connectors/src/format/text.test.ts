import { describe, expect, test } from '@jest/globals';
import { plainText } from '../meta/messaging/format.js';
import { whatsAppText } from '../whatsapp-cloud/format.js';

const WIDE = { max: 10_000, unit: 'utf16' } as const;
const plain = (markdown: string) => plainText(markdown, WIDE).join('\n=====\n');
const whatsApp = (markdown: string) => whatsAppText(markdown, WIDE).join('\n=====\n');

describe('markup', () => {
  test.each([
    ['**bold** *italic* ~~gone~~ `code`', '*bold* _italic_ ~gone~ `code`', 'bold italic gone code'],
    ['***both*** and **a *b* c**', '_*both*_ and *a _b_ c*', 'both and a b c'],
    ['# Title with **weight**', '*Title with weight*', 'Title with weight'],
    ['two\nlines and  \na break<br>here', 'two\nlines and\na break\nhere', 'two\nlines and\na break\nhere'],
    ['[text](https://e.org/a_b_c)', 'text (https://e.org/a_b_c)', 'text (https://e.org/a_b_c)'],
    ['https://e.org/a*b*c and <me@e.org>', 'https://e.org/a*b*c and me@e.org', 'https://e.org/a*b*c and me@e.org'],
    [
      '![alt](https://e.org/x.png) ![](https://e.org/y.png)',
      'alt (https://e.org/x.png) https://e.org/y.png',
      'alt (https://e.org/x.png) https://e.org/y.png',
    ],
    ['[run](javascript:alert(1)) [here](/relative)', 'run here', 'run here'],
    ['un**believ**able 这是**重点**内容', 'unbelievable 这是重点内容', 'unbelievable 这是重点内容'],
    ['**“quoted”** (**x**)', '*“quoted”* (*x*)', '“quoted” (x)'],
    ['**a * b** `a`b', '*a* * *b* ab', 'a * b ab'],
    [
      '2 * 3 * 4 = 24, snake_case_name, 5 < 6 & 7 > 3',
      '2 * 3 * 4 = 24, snake_case_name, 5 < 6 & 7 > 3',
      '2 * 3 * 4 = 24, snake_case_name, 5 < 6 & 7 > 3',
    ],
    ['> a\n> b\n>> c', '> a\n> b\n\n> > c', '> a\n> b\n\n> > c'],
    [
      '- one\n- two\n  - deep\n- [x] done\n- [ ] open',
      '- one\n- two\n  - deep\n☑ done\n☐ open',
      '• one\n• two\n  • deep\n☑ done\n☐ open',
    ],
    ['3. three\n4. four\n\n   more', '3. three\n4. four\n  more', '3. three\n4. four\n  more'],
    ['```js\nlet a;\n\n  a = 1;\n```', '```\nlet a;\n\n  a = 1;\n```', 'let a;\n\n  a = 1;'],
    ['a\n\n---\n\nb', 'a\n\n———\n\nb', 'a\n\n———\n\nb'],
    [
      '|City|People|\n|-|-|\n|Rome|3|\n|Oslo|1|',
      'City / People\n- *Rome*: 3\n- *Oslo*: 1',
      'City / People\n• Rome: 3\n• Oslo: 1',
    ],
    ['|A|B|C|\n|-|-|-|\n|x|1|2|\n|y||3|', '- *x* — B: 1, C: 2\n- *y* — C: 3', '• x — B: 1, C: 2\n• y — C: 3'],
    ['a\u0000b \ud800 c', 'ab \ufffd c', 'ab \ufffd c'],
  ])('%j', (markdown, inWhatsApp, inPlain) => {
    expect(whatsApp(markdown)).toBe(inWhatsApp);
    expect(plain(markdown)).toBe(inPlain);
  });

  test.each(['', ' \n\t\n ', '[x]: https://e.org'])('%j says nothing', (markdown) => {
    expect(whatsAppText(markdown)).toEqual([]);
  });
});

describe('splitting', () => {
  const small = (max: number, unit: 'utf16' | 'utf8-bytes' = 'utf16') => ({ max, unit });

  test('blocks stay whole where they fit', () => {
    const texts = plainText('one two three\n\nfour five six\n\nseven', small(28));
    expect(texts).toEqual(['one two three\n\nfour five six', 'seven']);
  });

  test('marks are closed in one message and opened again in the next', () => {
    const texts = whatsAppText('**aaaa bbbb cccc dddd**', small(12));
    expect(texts).toEqual(['*aaaa bbbb*', '*cccc dddd*']);
  });

  test('a word, a link and a label with its link stay whole', () => {
    const link = 'https://example.org/a/rather/long/path?with=query';
    const texts = whatsAppText(`Some words before [the page](${link}) and after it ${link}`, small(60));
    expect(texts.filter((text) => text.includes(link))).toHaveLength(2);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(60);
  });

  test('a code block that fits in one message goes there whole; a longer one breaks between lines', () => {
    const block = ['```', 'first line', 'second line', '```'].join('\n');
    expect(whatsAppText(`Some words before it.\n\n${block}`, small(36))).toEqual(['Some words before it.', block]);
    const long = Array.from({ length: 6 }, (_, index) => `line number ${index}`);
    const texts = whatsAppText(['```', ...long, '```'].join('\n'), small(40));
    for (const text of texts) expect(text).toMatch(/^```\n[^]*\n```$/);
    expect(texts.flatMap((text) => text.split('\n').slice(1, -1))).toEqual(long);
  });

  test('bytes are counted where the platform counts bytes', () => {
    const texts = plainText('ää ää ää', small(9, 'utf8-bytes'));
    expect(texts).toEqual(['ää ää', 'ää']);
  });

  test('nothing is cut inside a grapheme, and Chinese is cut between words', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const text of plainText(family.repeat(5), small(25)))
      expect(text).toBe(family.repeat(text.length / family.length));
    expect(plainText('我们今天去公园散步', small(4)).join('')).toBe('我们今天去公园散步');
    for (const text of plainText('e\u0301'.repeat(50), small(9))) expect(text).toMatch(/^(e\u0301)+$/);
  });

  test('one letter under a thousand accents still leaves within the limit', () => {
    const texts = plainText(`a${'\u0301'.repeat(3000)}`, small(1000));
    expect(texts.join('')).toHaveLength(3001);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(1000);
  });

  test.each([
    ['utf16', 60],
    ['utf8-bytes', 60],
    ['utf16', 200],
    ['utf8-bytes', 1000],
  ] as const)(
    'random documents: every text within %s %i, every word there, in order, no mark left open',
    (unit, max) => {
      const random = seeded(max);
      for (let round = 0; round < 60; round += 1) {
        const { markdown, words } = randomDocument(random);
        const texts = whatsAppText(markdown, { max, unit });
        for (const text of texts) {
          expect(unit === 'utf16' ? text.length : Buffer.byteLength(text)).toBeLessThanOrEqual(max);
          for (const mark of ['*', '_', '~']) expect(text.split(mark).length % 2).toBe(1);
          expect(text.split('```').length % 2).toBe(1);
        }
        expect(texts.join('\n').match(/w\p{L}*\d+x/gu)).toEqual(words);
      }
    },
  );

  test.each([
    '*',
    '[',
    '`',
    '_',
    '<',
    '>',
    '![',
    '**a',
    '- ',
    'a',
    '|',
    '~',
    '#',
    '1. ',
    '(',
    '[a](',
    '> - ',
    '👍',
    'é\n\n',
  ])('60,000 characters of %j take less than two seconds and stay within the limit', (piece) => {
    const start = performance.now();
    const texts = whatsAppText(piece.repeat(Math.floor(60_000 / piece.length)));
    expect(performance.now() - start).toBeLessThan(2000);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(4096);
  });
});

/** A small reproducible generator (Park and Miller): numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
}

/** Paragraphs, lists, quotes, tables and code of numbered words, some marked, some with umlauts and emoji around them. */
function randomDocument(random: () => number): { markdown: string; words: string[] } {
  const words: string[] = [];
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const word = () => {
    const made = `w${pick(['', 'ä', 'ßß', '界', 'abcdefgh'])}${words.length}x`;
    words.push(made);
    return made;
  };
  const run = () => Array.from({ length: 1 + Math.floor(random() * 12) }, word).join(' ');
  const inline = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(['**%**', '*%*', '~~%~~', '%', '👍 %']))
      .map((shape) => shape.replace('%', run()))
      .join(' ');
  const blocks = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
    pick([
      inline,
      () => `## ${inline()}`,
      () => [inline(), inline(), inline()].map((item) => `- ${item}`).join('\n'),
      () => `> ${inline()}`,
      () => `\`\`\`\n${run()}\n${run()}\n\`\`\``,
      () => `|h|h|\n|-|-|\n|${run()}|${run()}|`,
    ])(),
  );
  return { markdown: blocks.join('\n\n'), words };
}
