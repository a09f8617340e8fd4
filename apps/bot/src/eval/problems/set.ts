import { seeded, type Random } from '../../random.js';
import { UserError } from '../../config/user-error.js';
import { FAMILIES } from './families/index.js';
import { numbersOf } from './numbers.js';
import { PROBLEM_LANGUAGES, type Family, type Problem, type ProblemLanguage } from './problem.js';
import { sayIn } from './say.js';

/** Prompts may be tuned on the one; figures come from the other. What was drawn decides, so no seed makes them overlap. */
export type Half = 'development' | 'held-out';

/** Draws after which a family has nothing new. */
const MAX_DRAWS = 2000;

/**
 * Problems of all families and languages in turn, the same for the same seed; no two alike.
 * The answer is never one of the numbers that the text tells.
 * @throws UserError when there are not that many
 */
export function problems({ half, seed, count }: { half: Half; seed: number; count: number }): Problem[] {
  const random = seeded(seed);
  const texts = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const family = FAMILIES[i % FAMILIES.length]!;
    const language = languageAt(i);
    for (let draws = 0; draws < MAX_DRAWS; draws++) {
      const problem = make(family, language, half, random);
      if (!problem || texts.has(problem.text)) continue;
      texts.add(problem.text);
      return { ...problem, id: `${family.name}:${language}:${i + 1}` };
    }
    throw new UserError(`There are fewer than ${count} different problems: take a smaller --count.`);
  });
}

/** Every family meets every language once in five rounds, and neighbours of a theme differ. */
function languageAt(i: number): ProblemLanguage {
  const [place, round] = [i % FAMILIES.length, Math.floor(i / FAMILIES.length)];
  return PROBLEM_LANGUAGES[(place + Math.floor(place / PROBLEM_LANGUAGES.length) + round) % PROBLEM_LANGUAGES.length]!;
}

function make(family: Family, language: ProblemLanguage, half: Half, random: Random): Omit<Problem, 'id'> | undefined {
  const facts = family.draw(random);
  if (facts === undefined || halfOf(facts) !== half) return undefined;
  const say = sayIn(language);
  const text = family.text[language](facts, say);
  const answer = family.answer(facts, say);
  if (answer.kind === 'number' && numbersOf(text).flat().includes(answer.value)) return undefined;
  return { family: family.name, language, text, answer, facts };
}

/** By a bit of the 32-bit FNV-1a hash (Fowler, Noll, Vo) of what was drawn: the same problem in another language is in the same half. */
export function halfOf(facts: unknown): Half {
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify(facts)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 16) & 1 ? 'held-out' : 'development';
}
