import type { FoundObject } from '../../types.js';
import { counted, labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { placeOf } from '../places.js';
import { inReadingOrder, isSure, tally } from '../seen.js';
import { findCarefully, findWords, readLines } from '../steps.js';
import { listed } from '../words/index.js';
import { MOST_MARKS, MOST_NAMED, namesOf } from './naming.js';
import type { Drawing, Scene, SightAnswer } from './scene.js';

/** Where things are: each numbered in the picture and in the sentence. */
export async function where(scene: Scene): Promise<SightAnswer> {
  const { question, words } = scene;
  if (question.things.length === 0) return whereUnknown(scene);
  const says: string[] = [];
  const drawings: Drawing[] = [];
  const missing = new Set(question.things);
  for (const picture of scene.canvases.keys()) {
    const found = await findCarefully(scene, picture, question.things);
    if (!found) continue;
    for (const thing of question.things)
      if (found.some(({ kind }) => thing.kinds.includes(kind))) missing.delete(thing);
    const told = tellPlaces(scene, picture, found);
    if (told.say === '') continue;
    says.push(scene.canvases.length > 1 ? `${words.picture(picture + 1)}: ${told.say}` : told.say);
    drawings.push({ picture, marks: told.marks });
  }
  if (scene.looker.leftOut.length === 0 && missing.size > 0) {
    says.push(
      words.notSeen(
        listed(
          [...missing].map((thing) => namesOf(thing, scene)),
          scene.language,
        ),
      ),
    );
  }
  return { say: says.join('\n'), drawings };
}

/** Words in the picture's text, for things that nobody has shown the detector. */
async function whereUnknown(scene: Scene): Promise<SightAnswer> {
  const { question, words, canvases } = scene;
  const drawings: Drawing[] = [];
  const places: string[] = [];
  for (const picture of canvases.keys()) {
    const lines = (await readLines(scene, picture)) ?? [];
    const boxes = findWords(lines, question.rest).slice(0, MOST_NAMED);
    if (boxes.length === 0) continue;
    const numbered = boxes.map((box, i) => ({ box, number: places.length + i + 1 }));
    drawings.push({ picture, marks: numbered.map(({ box, number }) => ({ shape: 'box', box, number })) });
    places.push(
      ...numbered.map(({ box, number }) =>
        words.where(`${number} “${question.rest}”`, words.places[placeOf(box, canvases[picture]!)]),
      ),
    );
  }
  if (places.length === 0) return { say: words.unknown(question.rest) };
  return { say: words.see(listed(places, scene.language)), drawings };
}

/** `I see 1 cup (top left), 2 person (right).` with the same numbers in the picture. */
function tellPlaces(
  scene: Scene,
  picture: number,
  found: readonly FoundObject[],
): { readonly say: string; readonly marks: readonly Mark[] } {
  const { question, words, language } = scene;
  const canvas = scene.canvases[picture]!;
  const ordered = (objects: readonly FoundObject[]) =>
    question.things.flatMap((thing) =>
      inReadingOrder(
        objects.filter((one) => thing.kinds.includes(one.kind)),
        canvas.height,
      ),
    );
  const things = [...ordered(found.filter(isSure)), ...ordered(found.filter((one) => !isSure(one)))].slice(
    0,
    MOST_MARKS,
  );
  const named = things.length <= MOST_NAMED;
  const marks = things.map(({ box, kind, score }, i): Mark => ({
    unsure: !isSure({ score }),
    shape: 'box',
    box,
    number: i + 1,
    colour: kind,
    ...(named && { label: labelOf(kind, language) }),
  }));
  const phrases = (sure: boolean) => {
    const mine = things.flatMap((object, i) => (isSure(object) === sure ? [{ object, number: i + 1 }] : []));
    if (named)
      return mine.map(({ object, number }) =>
        words.where(`${number} ${labelOf(object.kind, language)}`, words.places[placeOf(object.box, canvas)]),
      );
    return tally(mine.map(({ object }) => object)).map(({ kind, count: times }) => {
      const numbers = mine.flatMap(({ object, number }) => (object.kind === kind ? [number] : []));
      return `${counted(kind, times, language)} (${numbers.length > 1 ? `${numbers[0]}–${numbers.at(-1)}` : numbers[0]})`;
    });
  };
  const [sure, maybe] = [phrases(true), phrases(false)];
  const say = [
    sure.length > 0 ? words.see(listed(sure, language)) : '',
    maybe.length > 0 ? words.maybe(listed(maybe, language)) : '',
  ];
  return { say: say.filter(Boolean).join(' '), marks };
}
