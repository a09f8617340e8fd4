import { describe, expect, test } from '@jest/globals';
import { NOON, toolContext } from '../testing/context.js';
import { viewTurn } from '../turn/view.js';
import { createTools } from './index.js';

/** Milliseconds that reading one message may hold the thread, with room for a busy machine. */
const PATIENCE_MS = 1000;

describe('messages made to be slow', () => {
  test.each([
    ['digits', '12 '.repeat(2300)],
    ['spaces', `${' '.repeat(7000)}5`],
    ['lines', `${' \n'.repeat(3000)}5`],
    ['percentages', '5% '.repeat(2300)],
    ['parentheses', `${'('.repeat(700)}5+5${')'.repeat(700)}`],
    ['pairs', 'a 1, b 2, '.repeat(700)],
    ['charts', `${'chart '.repeat(600)}: a 5`],
    ['cities', 'In Paris and London and Rome '.repeat(240)],
    ['quotes', '"'.repeat(7000)],
    ['things', 'a, '.repeat(2300)],
    ['cells', `a,b\n${'1,2\n'.repeat(1700)}`],
    ['bars', '|'.repeat(7000)],
    ['formulas', `plot ${'x+'.repeat(3000)}`],
    ['dashes', `${'-'.repeat(1400)}5`],
  ])('%s', async (_, written) => {
    const message = { id: 'm', role: 'person', at: NOON, parts: [{ type: 'text', text: written }] } as const;
    const { text } = viewTurn(
      {
        conversation: { channel: 'playground', account: 'a', peer: 'p' },
        inbox: [message],
        history: [],
        now: NOON,
        owner: false,
        media: toolContext('', 'en').media,
      },
      { language: '' },
    );
    for (const tool of createTools()) {
      for (const language of ['en', 'fr']) {
        await tool.read?.(toolContext('rotate by 90', language));
        const began = performance.now();
        // What is longer is not read by the patterns of most.
        try {
          await tool.read?.(toolContext(tool.readsLong ? text : text.slice(0, 1500), language));
        } catch (error) {
          expect((error as Error).name).toBe('ToolError');
        }
        expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
      }
    }
  });
});
