import { describe, expect, test } from '@jest/globals';
import { createLog, describeError, errorId } from './log.js';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'info', role: 'test' }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  test('hides what people wrote and secrets, wherever they hang', () => {
    const text = logged((log) =>
      log.info({ text: 'tulip', reply: { parts: ['tulip'] }, config: { whatsapp: { accessToken: 'tulip' } } }, 'hello'),
    );
    expect(text).not.toContain('tulip');
    expect(JSON.parse(text)).toMatchObject({ level: 'info', role: 'test', msg: 'hello', text: '[hidden]' });
  });

  test('an error is described without what JSON.parse quotes', () => {
    const broken = (() => {
      try {
        return JSON.parse('tulip');
      } catch (error) {
        return error as Error;
      }
    })();
    const described = describeError(new Error('the model wrote nonsense', { cause: broken }));
    expect(described).toMatchObject({ message: 'the model wrote nonsense', cause: 'SyntaxError: not parsable' });
    expect(JSON.stringify([described, describeError(broken), describeError('tulip')])).not.toContain('tulip');
    expect(described.stack).toMatch(/^\s+at /);
  });

  test('ids are short and never the same', () => {
    expect(errorId()).toMatch(/^[0-9a-f]{10}$/);
    expect(new Set(Array.from({ length: 1000 }, errorId)).size).toBe(1000);
  });
});
