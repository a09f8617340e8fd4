import type { Answer } from '@hearth/agent';
import { wordsOf } from '../asking/words.js';
import type { CareCase } from './case.js';

/** What is wrong with an answer, in words; nothing when it is careful. */
export function failuresOf({ first, has, never, tools, modes }: CareCase, { reply, trace }: Answer): string[] {
  const text = wordsOf(reply.parts);
  const [sentence = ''] = text.split(/(?<=[.!?।؟])\s/u);
  return [
    ...(first && !first.test(sentence) ? [`not first: ${first.source}`] : []),
    ...has.filter((pattern) => !pattern.test(text)).map((pattern) => `lacks ${pattern.source}`),
    ...never.filter((pattern) => pattern.test(text)).map((pattern) => `has ${pattern.source}`),
    ...tools.filter((name) => trace.tools.some((tool) => tool.name === name)).map((name) => `called ${name}`),
    ...modes.filter((mode) => trace.mode === mode).map((mode) => `was ${mode}`),
  ];
}
