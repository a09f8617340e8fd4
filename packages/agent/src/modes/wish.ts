import { MODES } from './types.js';
import type { Mode } from './types.js';
import { MODE_WORDS } from './words/index.js';

/** A way of answering that the person asked for. */
export interface Wish {
  readonly mode: Mode;
  /** More than one was named: the most thorough one was taken. */
  readonly several: boolean;
  /** The message without the words that ask for it. */
  readonly rest: string;
}

const COMMANDS: Readonly<Record<Mode, string>> = {
  instant: '/(?:instant|quick)',
  thinking: '/think(?:ing)?',
  contemplating: '/contemplat(?:e|ing)',
};

/** What may stand around a wish in a sentence of its own. */
const BEFORE = String.raw`(?:(?:please|bitte|por favor|s['’]il (?:te|vous) plaît|per favore|कृपया|tolong|من فضلك|and|und|y|et|e|और|dan|و)[\s,]+)?`;
const AFTER = String.raw`(?:[\s,]+(?:please|bitte|por favor|s['’]il (?:te|vous) plaît|per favore|कृपया|tolong|من فضلك))?`;

/**
 * Wishes stand at the beginning or the end of a message, or as a sentence of their own: "think hard" in the middle of somebody's story is
 * part of the story. The words are looked for in every language, since a single sentence does not always tell which one it is.
 */
const WISHES: readonly (readonly [Mode, RegExp])[] = MODES.flatMap((mode) => {
  const words = Object.values(MODE_WORDS).flatMap((language) => language.asks[mode]);
  return [
    [mode, new RegExp(`(?<=^|\\s)${COMMANDS[mode]}(?=$|[\\s:,.])[\\s:,.]*`, 'giu')],
    ...words.map((word): [Mode, RegExp] => [
      mode,
      new RegExp(
        `(?<=^|[.!?:;,…।؟،\\n]\\s*|[–—-]\\s)${BEFORE}${word}${AFTER}(?=$|\\s*[.!?:;,…।؟،\\n–—-])[ .!:;,…।،–—-]*`,
        'giu',
      ),
    ]),
  ] as (readonly [Mode, RegExp])[];
});

/** The mode that a message asks for in so many words; undefined when it names none. */
export function wishIn(text: string): Wish | undefined {
  const named = new Set<Mode>();
  let rest = text;
  for (const [mode, words] of WISHES.toReversed()) {
    const without = rest.replace(words, '');
    if (without === rest) continue;
    named.add(mode);
    rest = without;
  }
  const mode = MODES.findLast((one) => named.has(one));
  return mode && { mode, several: named.size > 1, rest: rest.trim() };
}

const OTHERS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${Object.values(MODE_WORDS)
    .flatMap(({ others }) => others)
    .join('|')})(?![\\p{L}\\p{M}])`,
  'iu',
);
/** Characters of a question about the others; a longer message is about something else. */
const OTHERS_CHARS = 80;

/** True when a message asks what the agents said that were outvoted. */
export function asksForOthers(text: string): boolean {
  return text.length <= OTHERS_CHARS && OTHERS.test(text);
}
