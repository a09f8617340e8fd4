import { describe, expect, test } from '@jest/globals';
import { readExamples } from '../choice/probe/examples.js';
import { TOOL_TASK } from '../choice/probe/task.js';
import { detectLanguage } from './detect.js';
import { LANGUAGES } from './languages.js';

describe('language of a text', () => {
  test.each([
    ['Hello!', 'en'],
    ['thanks', 'en'],
    ['Hallo!', 'de'],
    ['Danke', 'de'],
    ['Was sind 15 % von 80?', 'de'],
    ['Hola', 'es'],
    ['gracias', 'es'],
    ['Bonjour', 'fr'],
    ['merci', 'fr'],
    ['Obrigado', 'pt'],
    ['Ciao', 'it'],
    ['grazie', 'it'],
    ['terima kasih', 'id'],
    ['नमस्ते', 'hi'],
    ['शुक्रिया bro', 'hi'],
    ['مرحبا', 'ar'],
    ['make it black and white', 'en'],
    ['Kannst du https://example.com/the/page lesen?', 'de'],
  ])('%s: %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([['12 + 3'], ['👍'], [''], ['Xyzzy']])('"%s" tells nothing', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  test('holds on the examples of every language', async () => {
    const { readFile } = await import('node:fs/promises');
    const wrong: string[] = [];
    let all = 0;
    for (const language of LANGUAGES) {
      const lines = (await readFile(new URL(`${language}.jsonl`, TOOL_TASK.examples), 'utf8'))
        .split('\n')
        .filter(Boolean);
      for (const line of lines) {
        const { text } = JSON.parse(line) as { text: string };
        all++;
        if (detectLanguage(text) !== language) wrong.push(`${language} ${String(detectLanguage(text))}: ${text}`);
      }
    }
    expect(all).toBe((await readExamples(TOOL_TASK)).examples.length);
    expect(wrong.length / all).toBeLessThan(0.02);
  });

  test('a very long text costs no more than its beginning', () => {
    const began = performance.now();
    expect(detectLanguage('the house and the garden '.repeat(40_000))).toBe('en');
    expect(performance.now() - began).toBeLessThan(200);
  });
});
