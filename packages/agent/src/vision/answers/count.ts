import type { FoundObject } from '../../types.js';
import { counted, labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { partAt } from '../places.js';
import { countsOf, inReadingOrder, isSure, joined, tally, withoutEchoes } from '../seen.js';
import { findThings } from '../steps.js';
import { listed } from '../words/index.js';
import { MOST_MARKS, namesOf } from './naming.js';
import type { Drawing, Scene, SightAnswer } from './scene.js';

/** Scales of the two looks that are counted from. */
const COUNT_SCALES = [2, 3] as const;

/** How many there are: two looks in tiles of different size, a range where they differ. */
export async function count(scene: Scene): Promise<SightAnswer> {
  const { question, words, canvases } = scene;
  if (question.things.length === 0) return { say: words.unknown(question.rest) };
  const says: string[] = [];
  const drawings: Drawing[] = [];
  for (const picture of canvases.keys()) {
    const part = question.place && partAt(question.place, canvases[picture]!);
    const marks: Mark[] = [];
    const sentences: string[] = [];
    const kinds = [...new Set(question.things.flatMap((thing) => thing.kinds))];
    const looks: (readonly FoundObject[])[] = [];
    for (const scale of COUNT_SCALES) {
      const found = await findThings(scene, picture, { kinds, scale, as: 'count', ...(part && { part }) });
      if (found) looks.push(found);
    }
    if (looks.length === 0) continue;
    for (const thing of question.things) {
      const mine = looks.map((found) => found.filter(({ kind }) => thing.kinds.includes(kind)));
      const told = tellCount(scene, picture, thing, mine, marks.length);
      sentences.push(told.say);
      marks.push(...told.marks);
    }
    const say = sentences.join(' ');
    says.push(canvases.length > 1 ? `${words.picture(picture + 1)}: ${say}` : say);
    if (marks.length > 0) drawings.push({ picture, marks });
  }
  return { say: says.join('\n'), drawings };
}

function tellCount(
  scene: Scene,
  picture: number,
  thing: Scene['question']['things'][number],
  looks: readonly (readonly FoundObject[])[],
  before: number,
): { readonly say: string; readonly marks: readonly Mark[] } {
  const { words, language } = scene;
  // What somebody asks for by name is likely there: what the finder would not name by itself counts, dashed in the picture.
  const all = inReadingOrder(withoutEchoes(joined(looks)), scene.canvases[picture]!.height);
  const high = all.length;
  if (high === 0) return { say: words.notSeen(namesOf(thing, scene)), marks: [] };
  const low = Math.max(1, Math.min(...countsOf(all, looks)));
  const single = thing.kinds.length === 1 ? thing.kinds[0]! : undefined;
  const drawn = all.slice(0, MOST_MARKS - before);
  const marks = drawn.map(({ box, kind, score }, i): Mark => ({
    shape: 'box',
    box,
    unsure: !isSure({ score }),
    number: before + i + 1,
    colour: kind,
  }));
  const span =
    marks.length === 0 ? '' : marks.length === 1 ? ` (${before + 1})` : ` (${before + 1}–${before + marks.length})`;
  const label = single === undefined ? thing.word : labelOf(single, language, high);
  if (low !== high) return { say: words.range(low, high, label + span), marks };
  const list = tally(all).map((one) => counted(one.kind, one.count, language));
  const told = (single === undefined ? listed(list, language) : counted(single, low, language)) + span;
  return { say: all.some(isSure) ? words.see(told) : words.maybe(told), marks };
}
