import { labelOf } from '../labels/index.js';
import type { Scene } from './scene.js';

/** Things numbered one by one in words; more are told as a row of numbers. */
export const MOST_NAMED = 9;
/** Marks drawn into one picture. */
export const MOST_MARKS = 40;

/** What a message calls a thing, in the language of the answer. */
export function namesOf(thing: Scene['question']['things'][number], { language }: Scene): string {
  return thing.kinds.length === 1 ? labelOf(thing.kinds[0]!, language) : thing.word;
}
