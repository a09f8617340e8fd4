import { areaOf } from '../boxes.js';
import { differencesOf } from '../difference.js';
import { counted } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { isSure, tally } from '../seen.js';
import { findThings } from '../steps.js';
import { listed } from '../words/index.js';
import { measure } from './measure.js';
import type { Drawing, Scene, SightAnswer } from './scene.js';

/** Two pictures side by side: where they differ, and what one shows more of. Two things of one picture are measured. */
export async function compare(scene: Scene): Promise<SightAnswer | undefined> {
  const { canvases, question, words, looker } = scene;
  const [first, second] = canvases;
  if (!first || !second) return question.things.length > 0 ? measure(scene) : { say: words.twoNeeded };
  const boxes = await looker.step({
    tool: 'compare',
    picture: 1,
    work: async () => {
      const found = await differencesOf(first, second);
      const marks = (found ?? []).map((box): Mark => ({ shape: 'box', box }));
      return { value: { found }, note: `${words.steps.compare} → ${found?.length ?? '–'}`, marks };
    },
  });
  const more = await moreOf(scene);
  const found = boxes?.found;
  const says = [
    ...(found && found.length > 0 ? [words.differences(found.length)] : []),
    ...more,
    ...(boxes && (found?.length ?? 0) === 0 && more.length === 0 && found ? [words.same] : []),
  ];
  if (says.length === 0) return undefined;
  const marks = (found ?? []).map((box, i): Mark => ({ shape: 'box', box, number: i + 1, colour: i }));
  const scale = (box: (typeof marks)[number]): Mark =>
    box.shape === 'box'
      ? {
          ...box,
          box: {
            x: (box.box.x * first.width) / second.width,
            y: (box.box.y * first.height) / second.height,
            width: (box.box.width * first.width) / second.width,
            height: (box.box.height * first.height) / second.height,
          },
        }
      : box;
  const drawings: Drawing[] = marks.some((mark) => mark.shape === 'box' && areaOf(mark.box) > 0)
    ? [
        { picture: 0, marks: marks.map(scale) },
        { picture: 1, marks },
      ]
    : [];
  return { say: says.join(' '), drawings };
}

/** Sentences on what each picture shows more of; none when things cannot be recognised. */
async function moreOf(scene: Scene): Promise<string[]> {
  if (!scene.context.finder?.ready) return [];
  const [a, b] = [await findThings(scene, 0, {}), await findThings(scene, 1, {})];
  if (!a || !b) return [];
  const [mine, theirs] = [tally(a.filter(isSure)), tally(b.filter(isSure))];
  const surplus = (of: typeof mine, than: typeof mine) =>
    of.flatMap(({ kind, count }) => {
      const more = count - (than.find((other) => other.kind === kind)?.count ?? 0);
      return more > 0 ? [counted(kind, more, scene.language)] : [];
    });
  return [surplus(mine, theirs), surplus(theirs, mine)].flatMap((list, i) =>
    list.length > 0 ? [scene.words.onlyIn(i + 1, listed(list, scene.language))] : [],
  );
}
