import { namedThings, type Named } from '@hearth/agent';
import type { Heard, SightAssistant } from './assistant.js';
import { iou } from './score.js';
import type { CountingScene } from './scenes/counting.js';
import { KINDS, type Thing } from './scenes/photos.js';

const LANGUAGE = 'en';
const PLURAL: Readonly<Record<Thing, string>> = {
  person: 'people',
  motorcycle: 'motorcycles',
  cat: 'cats',
  cup: 'cups',
};
/** From here on a marked box is the thing's. */
const SAME_PLACE = 0.5;
/** From here on something that the finder saw is spoken of. */
const SPOKEN_OF = 0.45;

/** How a mosaic was counted. Errors are relative to the true number. */
export interface CountResult {
  readonly id: string;
  readonly error: number;
  /** Of the finder's one look at the whole picture. */
  readonly errorAtOneLook: number;
  /** One entry a marked box: whether it is at a thing that was asked for. */
  readonly inPlace: readonly boolean[];
  /** Things named that no step saw. */
  readonly invented: readonly string[];
}

export async function countThings(
  scene: CountingScene,
  assistant: SightAssistant,
  onWrong: (line: string) => void,
): Promise<CountResult> {
  const { id, asked, count, picture, things } = scene;
  const counted = await assistant.ask(`How many ${PLURAL[asked]} are in this picture?`, picture);
  const number = countIn(counted.text);
  if (number !== count) onWrong(`${id}: ${count}, not ${number}: ${counted.text.replaceAll('\n', ' / ')}`);
  const found = await assistant.finder.find(picture);
  const atOneLook = found.filter(({ kind, score }) => kind === KINDS[asked] && score >= SPOKEN_OF).length;

  const located = await assistant.ask(
    `Where ${count === 1 ? 'is' : 'are'} the ${count === 1 ? asked : PLURAL[asked]}?`,
    picture,
  );
  const places = things.filter(({ thing }) => thing === asked).map(({ box }) => box);
  const marked = located.steps.filter(({ tool }) => tool === 'mark').flatMap(({ found: boxes = [] }) => boxes);
  const inPlace = marked.map((box) => places.some((place) => iou(place, box) >= SAME_PLACE));
  return {
    id,
    error: Math.abs(number - count) / count,
    errorAtOneLook: Math.abs(atOneLook - count) / count,
    inPlace,
    invented: [
      ...(await notSeen(counted, picture, assistant, [KINDS[asked]])),
      ...(await notSeen(located, picture, assistant, [KINDS[asked]])),
    ],
  };
}

/**
 * What is named as being there on a picture that has nothing; each thing as often as it is said to be there.
 * @param scene `words`: those that stand in the picture, which may be read out
 */
export async function describeNothing(
  {
    id,
    picture,
    words = [],
  }: {
    readonly id: string;
    readonly picture: Buffer;
    readonly words?: readonly { readonly text: string }[];
  },
  assistant: SightAssistant,
  onWrong: (line: string) => void,
): Promise<{ readonly count: number; readonly invented: readonly string[] }> {
  const heard = await assistant.ask('What do you see in this picture?', picture);
  const read = new Set(words.map(({ text }) => text.toLowerCase()));
  const named = thingsIn(heard.text).filter(({ word }) => !read.has(word.toLowerCase()));
  if (named.length > 0) onWrong(`${id}: ${heard.text.replaceAll('\n', ' / ')}`);
  const boxes = heard.steps.map(({ found = [] }) => found.length);
  return {
    count: named.length === 0 ? 0 : Math.max(named.length, ...boxes),
    invented: (await notSeen(heard, picture, assistant)).filter((word) => !read.has(word.toLowerCase())),
  };
}

/** The number in an answer; the middle of what it leaves open: `2 to 5`. */
export function countIn(text: string): number {
  const [, low = '0', high = low] = /(?:see|count|Maybe:) (\d+)(?: to (\d+))?/u.exec(text) ?? [];
  return (Number(low) + Number(high)) / 2;
}

/** Things of an answer that neither the question nor the note of a step names, and that are not in the report on the picture. */
async function notSeen(
  { text, steps }: Heard,
  picture: Buffer,
  assistant: SightAssistant,
  asked: readonly number[] = [],
): Promise<string[]> {
  const { objects = [] } = await assistant.reports.report(assistant.stored(picture));
  const noted = steps.flatMap(({ note }) => thingsIn(note).flatMap(({ kinds }) => kinds));
  const seen = new Set([...asked, ...noted, ...objects.map(({ kind }) => kind)]);
  return thingsIn(text)
    .filter(({ kinds }) => !kinds.some((kind) => seen.has(kind)))
    .map(({ word }) => word);
}

/** Things by their own name; "things" and "animals" name none. */
function thingsIn(text: string): readonly Named[] {
  return namedThings(text, LANGUAGE).filter(({ kinds }) => kinds.length === 1);
}
