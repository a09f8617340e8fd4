import { PROBLEM_LANGUAGES } from '../../problems/problem.js';
import { seeded } from '../../../random.js';
import { UserError } from '../../../config/user-error.js';
import type { Suite } from '../suite.js';
import { GRIDS } from './grids.js';
import type { Puzzle, PuzzleKind } from './puzzle.js';
import { SEQUENCES } from './sequences.js';

/** Draws after which a kind has nothing new. */
const MAX_DRAWS = 2000;

export const PUZZLE_KINDS: readonly PuzzleKind[] = [...SEQUENCES, ...GRIDS];

export const ABSTRACT: Suite = {
  name: 'abstract',
  counts: { alone: 100, inAll: 30 },
  questions: ({ seed, count }) => {
    const random = seeded(seed);
    const shown = new Set<string>();
    const draw = (kind: PuzzleKind): Puzzle => {
      for (let draws = 0; draws < MAX_DRAWS; draws++) {
        const puzzle = kind.draw(random);
        if (!puzzle || shown.has(puzzle.shown)) continue;
        shown.add(puzzle.shown);
        return puzzle;
      }
      throw new UserError(`There are fewer than ${count} different puzzles: take a smaller --count.`);
    };
    return Array.from({ length: count }, (_, i) => {
      const kind = PUZZLE_KINDS[i % PUZZLE_KINDS.length]!;
      const language = PROBLEM_LANGUAGES[(i + Math.floor(i / PUZZLE_KINDS.length)) % PROBLEM_LANGUAGES.length]!;
      const puzzle = draw(kind);
      return {
        id: `abstract.${kind.name}:${language}:${i + 1}`,
        language,
        text: `${kind.ask[language]}\n\n${puzzle.shown}`,
        wanted: puzzle.answer.replaceAll('\n', '/'),
        isRight: (reply) => kind.isRight(reply, puzzle),
      };
    });
  },
};
