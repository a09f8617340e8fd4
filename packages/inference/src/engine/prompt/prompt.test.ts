import { describe, expect, test } from '@jest/globals';
import { fakeTokenizer } from '../../backends/fake/tokenizer.js';
import type { ChatMessage } from '../types.js';
import { promptTokens } from './prompt.js';

const text = (tokens: readonly number[]) => fakeTokenizer.decode(tokens);
const system: ChatMessage = { role: 'system', content: 'be kind' };
const turns = (count: number): ChatMessage[] =>
  Array.from({ length: count }, (_, i) => ({ role: i % 2 ? 'assistant' : 'user', content: `turn ${i}.` }));

describe('promptTokens', () => {
  test('what fits is left as it is', () => {
    const { tokens, droppedMessages } = promptTokens(
      { messages: [system, ...turns(3)], answer: 'Sure' },
      fakeTokenizer,
      200,
    );
    expect(text(tokens)).toBe('system:be kinduser:turn 0.assistant:turn 1.user:turn 2.assistant:Sure');
    expect(droppedMessages).toBe(0);
  });

  test('the oldest messages go, the system message and the last one stay, and no answer comes first', () => {
    for (let budget = 60; budget < 200; budget += 7) {
      const { tokens, droppedMessages } = promptTokens({ messages: [system, ...turns(9)] }, fakeTokenizer, budget);
      expect(tokens.length).toBeLessThanOrEqual(budget);
      expect(text(tokens)).toMatch(/^system:be kinduser:turn \d/);
      expect(text(tokens)).toContain('user:turn 8.assistant:');
      expect(text(tokens).match(/turn/g)).toHaveLength(9 - droppedMessages);
    }
  });

  test('a last message that is too long loses its middle', () => {
    const content = `START ${'é😀'.repeat(5000)} END`;
    const { tokens, droppedMessages } = promptTokens(
      { messages: [system, ...turns(2), { role: 'user', content }] },
      fakeTokenizer,
      300,
    );
    expect(tokens.length).toBeLessThanOrEqual(300);
    expect(tokens.length).toBeGreaterThan(200);
    expect(text(tokens)).toMatch(/^system:be kinduser:START .*\n\[…\]\n.* ENDassistant:$/su);
    expect(droppedMessages).toBe(2);
  });

  test('lone surrogates and U+0000 do no harm', () => {
    const { tokens } = promptTokens({ messages: [{ role: 'user', content: 'a\uD800b\0' }] }, fakeTokenizer, 100);
    expect(text(tokens)).toBe('user:a\uFFFDb\0assistant:');
  });

  test('a system message that leaves no room is refused', () => {
    const messages: ChatMessage[] = [{ role: 'system', content: 'x'.repeat(400) }, ...turns(1)];
    expect(() => promptTokens({ messages }, fakeTokenizer, 300)).toThrow(
      expect.objectContaining({ name: 'EngineError', code: 'bad-request' }),
    );
  });
});
