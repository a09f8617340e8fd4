import type { Box, FoundObject } from '../../types.js';
import { counted, labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { inReadingOrder, isSure, joined, tally, withoutEchoes } from '../seen.js';
import { findThings } from '../steps.js';
import { listed } from '../words/index.js';
import { MOST_MARKS } from './naming.js';
import type { Scene, SightAnswer } from './scene.js';

/** What the picture or a part of it shows, marked; `known`: what an earlier look has seen there. */
export async function describeThings(
  scene: Scene,
  picture: number,
  part?: Box,
  known: readonly FoundObject[] = [],
): Promise<SightAnswer | undefined> {
  const canvas = scene.canvases[picture]!;
  const now = await findThings(scene, picture, { ...(part && { part }), as: part ? 'look' : 'find' });
  if (!now) return undefined;
  const found = withoutEchoes(joined([known, now]));
  const { words, language } = scene;
  const sure = found.filter(isSure);
  const maybe = tally(found.filter((one) => !isSure(one)));
  const lists = (things: ReturnType<typeof tally>) =>
    listed(
      things.map(({ kind, count }) => counted(kind, count, language)),
      language,
    );
  const says = [
    sure.length > 0 ? words.see(lists(tally(sure))) : '',
    maybe.length > 0 ? words.maybe(lists(maybe)) : '',
    found.length === 0 ? words.nothing : '',
  ].filter(Boolean);
  const marks = inReadingOrder(sure, canvas.height)
    .slice(0, MOST_MARKS)
    .map(({ box, kind }): Mark => ({ shape: 'box', box, label: labelOf(kind, language), colour: kind }));
  return { say: says.join(' '), drawings: marks.length > 0 ? [{ picture, marks }] : [] };
}
