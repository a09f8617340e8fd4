import type { ThreadMessage } from '@hearth/agent';

/** What came before a question of an evaluation: somebody known asks, who is not greeted. `at`: milliseconds since 1970. */
export function greeted(question: string, at: number): readonly ThreadMessage[] {
  return [{ id: `${question}-before`, role: 'assistant', at, parts: [{ type: 'text', text: '👋' }] }];
}
