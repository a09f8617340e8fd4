import type { ThreadMessage } from '../types.js';
import type { Thought } from './types.js';
import { modeWordsIn } from './words/index.js';

/** Characters of an outvoted agent's work that are told: its last lines. */
const WORK_CHARS = 220;
/** Sides that are told one by one. */
const MOST_SIDES = 4;

/** What the agents said that were outvoted, of the latest answer that was voted on; undefined when there was none in this thread. */
export function dissentIn(history: readonly ThreadMessage[], language: string): string | undefined {
  const thought = history.findLast((message) => message.thought !== undefined)?.thought;
  return thought && dissentOf(thought, language);
}

function dissentOf({ of, sides }: Thought, language: string): string | undefined {
  const words = modeWordsIn(language);
  const [kept, ...outvoted] = sides;
  if (!kept) return undefined;
  if (outvoted.length === 0) return words.noDissent(kept.answer);
  return [
    words.kept(kept.agents, of, kept.answer),
    ...outvoted.slice(0, MOST_SIDES).flatMap((side) => {
      const work = endOf(side.work);
      return [words.dissent(side.agents, side.answer), ...(work === '' ? [] : [words.because(work)])];
    }),
  ].join('\n');
}

/** The last lines before the result, on one line; nothing of a program, which says little to most people. */
function endOf(work: string): string {
  if (work.includes('```') || work.includes('console.log')) return '';
  const lines = work
    .split('\n')
    .map((line) => line.replace(/[*_#`\\]+/gu, '').trim())
    .filter((line) => line !== '');
  const joined = lines.slice(-4, -1).join(' ');
  return joined.length <= WORK_CHARS ? joined : `…${joined.slice(-WORK_CHARS)}`;
}
