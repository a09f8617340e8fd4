import type { Box, FoundObject } from '../../types.js';
import { counted, labelOf } from '../labels/index.js';
import type { Mark } from '../mark.js';
import { partAt, placeOf } from '../places.js';
import { countsOf, inReadingOrder, isSure, joined, tally, withoutEchoes } from '../seen.js';
import { findCarefully, findThings, findWords, readLines } from '../steps.js';
import { listed } from '../words/index.js';
import type { Drawing, Scene, SightAnswer } from './scene.js';

/** Things numbered one by one in words; more are told as a row of numbers. */
const MOST_NAMED = 9;
/** Marks drawn into one picture. */
const MOST_MARKS = 40;
/** Scales of the two looks that are counted from. */
const COUNT_SCALES = [2, 3] as const;

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

/** What a message calls a thing, in the language of the answer. */
function namesOf(thing: Scene['question']['things'][number], { language }: Scene): string {
  return thing.kinds.length === 1 ? labelOf(thing.kinds[0]!, language) : thing.word;
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
  const all = withoutEchoes(joined(looks));
  const high = all.filter(isSure).length;
  // What one look was sure of is there.
  const low = Math.min(high, Math.max(1, Math.min(...countsOf(looks))));
  const sure = inReadingOrder(all.filter(isSure), scene.canvases[picture]!.height);
  const maybe = all.length - sure.length;
  const single = thing.kinds.length === 1 ? thing.kinds[0]! : undefined;
  const more = maybe > 0 ? ` ${words.more(maybe)}` : '';
  if (high === 0) return { say: words.notSeen(namesOf(thing, scene)) + more, marks: [] };
  const drawn = sure.slice(0, MOST_MARKS - before);
  const marks = drawn.map(({ box, kind }, i): Mark => ({ shape: 'box', box, number: before + i + 1, colour: kind }));
  const span =
    marks.length === 0 ? '' : marks.length === 1 ? ` (${before + 1})` : ` (${before + 1}–${before + marks.length})`;
  const label = single === undefined ? thing.word : labelOf(single, language, high);
  if (low !== high) return { say: words.range(low, high, label + span) + more, marks };
  const list = tally(sure).map((one) => counted(one.kind, one.count, language));
  return {
    say: words.see((single === undefined ? listed(list, language) : counted(single, low, language)) + span) + more,
    marks,
  };
}

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
