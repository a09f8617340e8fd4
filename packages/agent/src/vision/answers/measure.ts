import { areaOf, centreOf } from '../boxes.js';
import { labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { inReadingOrder, isSure } from '../seen.js';
import { findCarefully } from '../steps.js';
import { listed } from '../words/index.js';
import type { Scene, SightAnswer } from './scene.js';

/** Things measured in one picture. */
const MOST = 6;

/** How large things are in pixels and as a share of the picture; of two also how far apart. */
export async function measure(scene: Scene): Promise<SightAnswer | undefined> {
  const { question, words, language, canvases } = scene;
  const canvas = canvases[0]!;
  const kinds = [...new Set(question.things.flatMap((thing) => thing.kinds))];
  const found = await findCarefully(scene, 0, question.things);
  if (!found) return undefined;
  const sure = inReadingOrder(found.filter(isSure), canvas.height).slice(0, MOST);
  if (sure.length === 0)
    return {
      say: words.notSeen(
        listed(
          kinds.slice(0, MOST).map((kind) => labelOf(kind, language)),
          language,
        ),
      ),
    };
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
    numberingSystem: 'latn',
  });
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
  const lines = sure.map(({ kind, box }, i) =>
    words.size(
      `${i + 1} ${labelOf(kind, language)}`,
      `${Math.round(box.width)} × ${Math.round(box.height)}`,
      share.format(areaOf(box) / (canvas.width * canvas.height)),
    ),
  );
  const marks: Mark[] = sure.map(({ kind, box }, i) => ({
    shape: 'box',
    box,
    number: i + 1,
    label: labelOf(kind, language),
    colour: i,
  }));
  if (sure.length !== 2) return { say: `${lines.join('; ')}.${missing}`, drawings: [{ picture: 0, marks }] };
  const [from, to] = sure.map(({ box }) => centreOf(box));
  const apart = String(Math.round(Math.hypot(from!.x - to!.x, from!.y - to!.y)));
  marks.push({ shape: 'arrow', from: from!, to: to!, label: apart, colour: 5 });
  return { say: `${lines.join('; ')}. ${words.distance(apart)}${missing}`, drawings: [{ picture: 0, marks }] };
}
