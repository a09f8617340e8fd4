import { findNumbers } from '../../numbers/read.js';
import { IS, OPERATION_WORDS } from './keywords.js';
import { MAX_CAPTION } from './operations.js';
import type { Operation } from './operations.js';

/** Text in quotation marks of any language; an apostrophe inside a word is none. */
const QUOTED = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«\s*([^»]+?)\s*»|(?<!\p{L})['‘]([^'’]+)['’](?!\p{L})/u;

/** Quarter turns, and brightness and size where nobody says how much. */
const DEFAULT_DEGREES = 90;
const DEFAULT_BRIGHTER = 130;
const DEFAULT_DARKER = 70;
const DEFAULT_SMALLER = 50;
const DEFAULT_LARGER = 200;

/** The operations that a message names, in its order; undefined when one of them lacks what it needs, or there is none. */
export function readOperations(text: string, language: string): Operation[] | undefined {
  const quoted = QUOTED.exec(text);
  const caption = quoted?.slice(1).find((group) => group !== undefined);
  // What is to be written is no request.
  const request = quoted ? text.replace(quoted[0], ' '.repeat(quoted[0].length)) : text;
  const asked = OPERATION_WORDS.flatMap(([op, words]) => {
    const at = request.search(words);
    return at < 0 ? [] : [{ op, at }];
  }).sort((a, b) => a.at - b.at);
  const wanted = asked.filter(({ op }) => op !== 'caption' || caption !== undefined);
  if (wanted.length === 0) return undefined;
  const operations: Operation[] = [];
  for (const [i, { op, at }] of wanted.entries()) {
    // An operation's own words: from its keyword to the next one's, and what stands before the first.
    const clause = request.slice(i === 0 ? 0 : at, wanted[i + 1]?.at);
    const operation = read(op, clause, language, caption);
    if (operation === undefined) return undefined;
    operations.push(operation);
  }
  return inSensibleOrder(operations);
}

/** The kinds of operation that a message has words for. */
export function namedOperations(text: string): ReadonlySet<Operation['op']> {
  return new Set(OPERATION_WORDS.flatMap(([op, words]) => (text.search(words) >= 0 ? [op] : [])));
}

function read(
  op: Operation['op'],
  clause: string,
  language: string,
  caption: string | undefined,
): Operation | undefined {
  const numbers = findNumbers(clause, language).map((number) => Number(number.value));
  const [first, second] = numbers;
  switch (op) {
    case 'rotate': {
      const degrees = IS.upsideDown.test(clause) ? 180 : (first ?? DEFAULT_DEGREES);
      return degrees > 360 ? undefined : { op, degrees: IS.left.test(clause) ? -degrees : degrees };
    }
    case 'flip':
      return { op, direction: IS.vertical.test(clause) || IS.upsideDown.test(clause) ? 'vertical' : 'horizontal' };
    case 'crop':
      return readCrop(clause);
    case 'resize':
      return readResize(clause, first, second);
    case 'blur':
      return { op, strength: IS.strong.test(clause) ? 'strong' : IS.light.test(clause) ? 'light' : 'normal' };
    case 'brightness': {
      const darker = IS.darker.test(clause);
      const percent =
        first === undefined ? (darker ? DEFAULT_DARKER : DEFAULT_BRIGHTER) : 100 + (darker ? -first : first);
      return percent < 5 || percent > 400 ? undefined : { op, percent };
    }
    case 'caption':
      return caption === undefined
        ? undefined
        : { op, text: caption.slice(0, MAX_CAPTION).trim(), place: IS.top.test(clause) ? 'top' : 'bottom' };
    case 'grayscale':
    case 'sticker':
      return { op };
  }
}

function readCrop(clause: string): Operation | undefined {
  const ratio = /(16\s*[:/]\s*9|4\s*[:/]\s*3|3\s*[:/]\s*4|9\s*[:/]\s*16)/
    .exec(clause)?.[0]
    .replace(/\s/g, '')
    .replace('/', ':');
  if (ratio) return { op: 'crop', part: ratio as '16:9' };
  if (IS.square.test(clause)) return { op: 'crop', part: 'square' };
  const sides = (['left', 'right', 'top', 'bottom'] as const).filter((side) => IS[side].test(clause));
  if (sides.length === 1) return { op: 'crop', part: sides[0]! };
  return /\d/.test(clause) ? undefined : { op: 'crop', part: 'center' };
}

function readResize(clause: string, first: number | undefined, second: number | undefined): Operation | undefined {
  if (first !== undefined && second !== undefined)
    return { op: 'resize', width: Math.round(first), height: Math.round(second) };
  if (first !== undefined && /[%٪]|percent|prozent|por ?ci?ento|pour ?cent|per cento|persen|प्रतिशत/iu.test(clause)) {
    return { op: 'resize', percent: first };
  }
  if (first !== undefined) {
    const pixels = Math.round(first);
    return IS.height.test(clause) ? { op: 'resize', height: pixels } : { op: 'resize', width: pixels };
  }
  if (IS.half.test(clause)) return { op: 'resize', percent: 50 };
  if (IS.double.test(clause)) return { op: 'resize', percent: 200 };
  return { op: 'resize', percent: IS.smaller.test(clause) ? DEFAULT_SMALLER : DEFAULT_LARGER };
}

/** A sticker is cut last, whenever it was named. */
function inSensibleOrder(operations: readonly Operation[]): Operation[] {
  return [...operations.filter(({ op }) => op !== 'sticker'), ...operations.filter(({ op }) => op === 'sticker')];
}
