import type { Way } from '../types.js';

/**
 * Those that find most, and find other things than the others, come first: they break a tie. Measured with the default model on 22
 * development problems in five languages, one draft each: a list of what is known, a story and steps 10 each, a search and a program 8; the
 * five voted 14, right wherever steps alone were. Equations 5, one calculation a line 3.
 */
const WITH_PROGRAMS: readonly Way[] = ['search', 'program', 'steps', 'known', 'story', 'equations'];
const WITHOUT: readonly Way[] = ['steps', 'known', 'story', 'equations'];

/** Ways whose answer is what a program prints. */
export const PROGRAM_WAYS: ReadonlySet<Way> = new Set(['program', 'search']);

/** What one agent does: its way, and a seed where another agent has taken the same way before it. */
export interface Part {
  readonly way: Way;
  readonly seed?: number;
}

/** Ways for so many agents, each another one as long as there are any. */
export function waysFor(agents: number, programs: boolean): readonly Part[] {
  const ways = programs ? WITH_PROGRAMS : WITHOUT;
  return Array.from({ length: agents }, (_, i) => {
    const way = ways[i % ways.length]!;
    return i < ways.length ? { way } : { way, seed: i };
  });
}
