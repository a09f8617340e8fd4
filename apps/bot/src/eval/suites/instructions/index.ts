import { PROBLEM_LANGUAGES } from '../../problems/problem.js';
import { seeded } from '../../../random.js';
import type { Suite } from '../suite.js';
import { INSTRUCTION_KINDS } from './kinds.js';

export const INSTRUCTIONS: Suite = {
  name: 'instructions',
  counts: { alone: 50, inAll: 20 },
  questions: ({ seed, count }) => {
    const random = seeded(seed);
    return Array.from({ length: count }, (_, i) => {
      const kind = INSTRUCTION_KINDS[i % INSTRUCTION_KINDS.length]!;
      const language = PROBLEM_LANGUAGES[(i + Math.floor(i / INSTRUCTION_KINDS.length)) % PROBLEM_LANGUAGES.length]!;
      return { id: `instructions.${kind.name}:${language}:${i + 1}`, language, ...kind.draw(language, random) };
    });
  },
};
