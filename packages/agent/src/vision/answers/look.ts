import type { FoundObject } from '../../types.js';
import { around, widened } from '../boxes.js';
import { partAt } from '../places.js';
import { isSure } from '../seen.js';
import { findCarefully } from '../steps.js';
import { labelOf } from '../labels/index.js';
import { wholeOf } from './scene.js';
import type { Scene, SightAnswer } from './scene.js';
import { describeThings } from './describe.js';

/** Surroundings of a thing that are shown with it, as a share of its longer side. */
const AROUND = 0.15;

/** A closer look at a place or at a named thing: what is there, and the part enlarged. */
export async function look(scene: Scene): Promise<SightAnswer | undefined> {
  const { question, canvases, words } = scene;
  const canvas = canvases[0]!;
  const thing = question.things[0];
  let part = question.place && partAt(question.place, canvas);
  let known: readonly FoundObject[] = [];
  if (thing) {
    const found = await findCarefully(scene, 0, [thing]);
    const sure = found?.filter(isSure) ?? [];
    if (!found) return undefined;
    if (sure.length === 0)
      return { say: words.notSeen(thing.kinds.length === 1 ? labelOf(thing.kinds[0]!, scene.language) : thing.word) };
    known = sure;
    part = widened(around(sure.map(({ box }) => box)), AROUND, wholeOf(canvas));
  }
  if (!part) return undefined;
  const seen = await describeThings(scene, 0, part, known);
  return seen && { say: seen.say, drawings: [{ picture: 0, marks: seen.drawings?.[0]?.marks ?? [], part }] };
}
