import type { Box } from '../../types.js';
import { areaOf, centreOf } from '../boxes.js';
import { labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { inReadingOrder, isSure } from '../seen.js';
import { findCarefully } from '../steps.js';
import { listed } from '../words/index.js';
import type { Scene, SightAnswer } from './scene.js';

/** Things measured in one picture. */
export const MOST_MEASURED = 6;

/** How large things are in pixels and as a share of the picture; of two also how far apart. */
export async function measure(scene: Scene): Promise<SightAnswer | undefined> {
  const { question, words, language, canvases } = scene;
  const canvas = canvases[0]!;
  const kinds = [...new Set(question.things.flatMap((thing) => thing.kinds))];
  const found = await findCarefully(scene, 0, question.things);
  if (!found) return undefined;
  const sure = inReadingOrder(found.filter(isSure), canvas.height).slice(0, MOST_MEASURED);
  if (sure.length === 0)
    return {
      say: words.notSeen(
        listed(
          kinds.slice(0, MOST_MEASURED).map((kind) => labelOf(kind, language)),
          language,
        ),
      ),
    };
  const unseen = question.things.filter((thing) => !sure.some(({ kind }) => thing.kinds.includes(kind)));
  const missing =
    unseen.length > 0
      ? ` ${words.notSeen(
          listed(
            unseen.map(({ word }) => word),
            language,
          ),
        )}`
      : '';
  const things = sure.map(({ kind, box }) => ({ box, label: labelOf(kind, language) }));
  const told = tellSizes(scene, 0, things);
  return { ...told, say: told.say + missing };
}

/** Sizes of things in a picture, numbered in it and in the sentence; of two also how far apart they are. */
export function tellSizes(
  { words, language, canvases }: Scene,
  picture: number,
  things: readonly { readonly box: Box; readonly label: string }[],
): SightAnswer {
  const canvas = canvases[picture]!;
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    numberingSystem: 'latn',
  });
  const lines = things.map(({ box, label }, i) =>
    words.size(
      `${i + 1} ${label}`,
      `${Math.round(box.width)} × ${Math.round(box.height)}`,
      share.format(areaOf(box) / (canvas.width * canvas.height)),
    ),
  );
  const marks: Mark[] = things.map(({ box, label }, i) => ({ shape: 'box', box, number: i + 1, label, colour: i }));
  const sizes = `${lines.join('; ')}.`;
  if (things.length !== 2) return { say: sizes, drawings: [{ picture, marks }] };
  const [from, to] = things.map(({ box }) => centreOf(box));
  const apart = String(Math.round(Math.hypot(from!.x - to!.x, from!.y - to!.y)));
  marks.push({ shape: 'arrow', from: from!, to: to!, label: apart, colour: 5 });
  return { say: `${sizes} ${words.distance(apart)}`, drawings: [{ picture, marks }] };
}
