import { IS } from '../tools/edit-picture/keywords.js';
import type { Box } from '../types.js';
import { centreOf } from './boxes.js';

const DOWN = ['top', 'middle', 'bottom'] as const;
const ACROSS = ['left', 'middle', 'right'] as const;
type Down = (typeof DOWN)[number];
type Across = (typeof ACROSS)[number];

/** A place in a picture. `top`, `left`, … are in the middle of that side; named alone they mean the whole side. */
export type Place =
  'top left' | 'top' | 'top right' | 'left' | 'middle' | 'right' | 'bottom left' | 'bottom' | 'bottom right';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a box's centre lies, in thirds. */
export function placeOf(box: Box, { width, height }: Size): Place {
  const { x, y } = centreOf(box);
  const third = (value: number, whole: number) => Math.max(0, Math.min(2, Math.floor((value / whole) * 3)));
  return nameOf(DOWN[third(y, height)]!, ACROSS[third(x, width)]!);
}

/** The part of a picture that a place means: half of it for a side, a quarter for a corner, the inner half for the middle. */
export function partAt(place: Place, { width, height }: Size): Box {
  const side = (word: string | undefined, whole: number): readonly [number, number] => {
    if (word === 'left' || word === 'top') return [0, whole / 2];
    if (word === 'right' || word === 'bottom') return [whole / 2, whole / 2];
    return word === 'middle' ? [whole / 4, whole / 2] : [0, whole];
  };
  const words = place.split(' ');
  const middle = place === 'middle' ? 'middle' : undefined;
  const [x, w] = side(words.find((word) => word === 'left' || word === 'right') ?? middle, width);
  const [y, h] = side(words.find((word) => word === 'top' || word === 'bottom') ?? middle, height);
  return { x, y, width: w, height: h };
}

const MIDDLE =
  /(?<![\p{L}\p{M}])(?:middle|cent(?:er|re)|mitte|medio|centro|milieu|meio|mezzo|tengah|बीच|وسط|الوسط|المنتصف)(?![\p{L}\p{M}])/iu;
/** "Right" and "left" alone are other words more often; beside these they are sides. */
const ENGLISH_SIDE =
  /\b(?:(?:on|to|at|in) the|top|bottom|upper|lower)[ -]+(?:left|right)\b|\b(?:left|right)[ -](?:side|half|corner|part|hand|one)\b/iu;
const OTHER_SIDE = /\b(?:left|right)\b/iu;

/** The place that a message names; undefined when it names none, or two. */
export function placeIn(message: string): Place | undefined {
  // Hindi writes left with either nasal sign.
  const text = message.replaceAll('ँ', 'ं');
  const sides = !OTHER_SIDE.test(text) || ENGLISH_SIDE.test(text);
  const has = (side: 'left' | 'right' | 'top' | 'bottom') =>
    IS[side].test(text) && (sides || side === 'top' || side === 'bottom');
  const [left, right, top, bottom] = [has('left'), has('right'), has('top'), has('bottom')];
  if ((left && right) || (top && bottom)) return undefined;
  if (!left && !right && !top && !bottom) return MIDDLE.test(text) ? 'middle' : undefined;
  return nameOf(top ? 'top' : bottom ? 'bottom' : 'middle', left ? 'left' : right ? 'right' : 'middle');
}

function nameOf(down: Down, across: Across): Place {
  if (down === 'middle') return across;
  return across === 'middle' ? down : `${down} ${across}`;
}
