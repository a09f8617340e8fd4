import { rowsOf } from '../../pictures/rows.js';
import { wrap } from '../../prompt/data.js';
import type { Box, SeeingModel } from '../../types.js';
import { answerBySight } from '../answers/index.js';
import { MOST_MEASURED, tellSizes } from '../answers/measure.js';
import { MOST_MARKS, MOST_NAMED } from '../answers/naming.js';
import type { Drawing, Scene } from '../answers/scene.js';
import { pixelBox } from '../boxes.js';
import { show } from '../canvas.js';
import { namedThings } from '../labels/lookup.js';
import { drawMarks } from '../mark.js';
import { partAt, placeOf } from '../places.js';
import type { Question } from '../question.js';
import { readLines } from '../steps.js';
import { listed } from '../words/index.js';
import { boxOf, ground, markOf } from './ground.js';
import type { Found } from './ground.js';
import type { Step } from './step.js';

/** Characters of a picture's text that the model is told. */
const TEXT_CHARS = 1500;
/** The scale of corners that a model writes. */
const SCALE = 1000;

/** What a step came to. */
export interface Outcome {
  readonly step: Exclude<Step, { step: 'answer' }>;
  /** For the model, and for the person where nothing better is said. */
  readonly say: string;
  /** What the person may be shown. */
  readonly drawings: readonly Drawing[];
  /** What the model sees next. */
  readonly picture?: Buffer;
}

/** Takes a step that the model chose; undefined when it did not work. @throws the context's reason when the turn was aborted */
export async function takeStep(step: Outcome['step'], scene: Scene, seeing: SeeingModel): Promise<Outcome | undefined> {
  switch (step.step) {
    case 'look':
      return lookAt(step, scene);
    case 'read':
      return read(step, scene);
    case 'compare':
      return bySmallModels(step, 'compare', '', scene);
    case 'measure':
      return (await bySmallModels(step, 'measure', step.what, scene)) ?? measureByModel(step, scene, seeing);
    case 'count':
      // Small things are counted in tiles, which the finder is better at, as far as it knows them.
      return (await bySmallModels(step, 'count', step.what, scene)) ?? byModel(step, scene, seeing);
    case 'find':
    case 'mark':
      return (await byModel(step, scene, seeing)) ?? bySmallModels(step, 'where', step.what, scene);
  }
}

/** The part of its picture that a step is about; undefined when it is all of it or no part at all. */
export function partOf(step: Step, { canvases }: Pick<Scene, 'canvases'>): Box | undefined {
  if (step.step !== 'look' && step.step !== 'read') return undefined;
  const canvas = canvases[step.picture - 1]!;
  if (step.place) return partAt(step.place, canvas);
  if (step.step === 'read' || !step.box) return undefined;
  const [left, top, right, bottom] = step.box as [number, number, number, number];
  const [x, y] = [Math.min(left, right), Math.min(top, bottom)].map((side) => side / SCALE) as [number, number];
  const [width, height] = [Math.abs(right - left) / SCALE, Math.abs(bottom - top) / SCALE];
  const { width: w, height: h } = canvas;
  return pixelBox({ x: x * w, y: y * h, width: width * w, height: height * h }, canvas);
}

async function lookAt(step: Extract<Step, { step: 'look' }>, scene: Scene): Promise<Outcome | undefined> {
  const { looker, canvases, words } = scene;
  const part = partOf(step, scene);
  const picture = step.picture - 1;
  if (!part) return undefined;
  const shown = await looker.step({
    tool: 'look',
    picture,
    box: part,
    work: async () => ({ value: await show(canvases[picture]!, part), note: words.steps.look }),
  });
  return shown && { step, say: '', drawings: [{ picture, marks: [], part }], picture: shown.bytes };
}

async function read(step: Extract<Step, { step: 'read' }>, scene: Scene): Promise<Outcome | undefined> {
  const { canvases, words } = scene;
  const part = partOf(step, scene);
  const lines = await readLines(scene, step.picture - 1, part);
  if (!lines) return undefined;
  const say = lines.length === 0 ? words.noText : words.text(rowsOf(lines).join('\n').slice(0, TEXT_CHARS));
  return { step, say, drawings: [], ...(part && { picture: (await show(canvases[step.picture - 1]!, part)).bytes }) };
}

/** By the finder and the reader, for things that they know. */
async function bySmallModels(
  step: Outcome['step'],
  kind: Question['kind'],
  what: string,
  scene: Scene,
): Promise<Outcome | undefined> {
  const things = what === '' ? [] : namedThings(what, scene.language);
  if (kind !== 'compare' && (things.length === 0 || !scene.context.finder?.ready)) return undefined;
  const question: Question = { kind, things, rest: '', fields: [], namesPicture: true };
  const answer = await answerBySight({ ...scene, question });
  if (!answer || answer.say === '') return undefined;
  return withPicture({ step, say: answer.say, drawings: answer.drawings ?? [] }, scene);
}

/** By the model itself, as far as its family says where things are. */
async function byModel(
  step: Extract<Step, { what: string; picture: number }>,
  scene: Scene,
  seeing: SeeingModel,
): Promise<Outcome | undefined> {
  const picture = step.picture - 1;
  const found = await ground(scene, seeing, picture, step.what);
  if (!found || found.length === 0) return undefined;
  const shown = found.slice(0, MOST_MARKS);
  const marks = shown.map((one, i) => ({ ...markOf(one), number: i + 1, label: step.what }));
  return withPicture({ step, say: told(shown, step.what, picture, scene), drawings: [{ picture, marks }] }, scene);
}

/** Sizes of what the model itself finds. */
async function measureByModel(
  step: Extract<Step, { step: 'measure' }>,
  scene: Scene,
  seeing: SeeingModel,
): Promise<Outcome | undefined> {
  const picture = step.picture - 1;
  const found = (await ground(scene, seeing, picture, step.what)) ?? [];
  const things = found.flatMap((one) => (one.shape === 'box' ? [{ box: one.box, label: step.what }] : []));
  if (things.length === 0) return undefined;
  const { say, drawings = [] } = tellSizes(scene, picture, things.slice(0, MOST_MEASURED));
  return withPicture({ step, say, drawings }, scene);
}

/** `I see 1 kettle (left) and 2 kettle (top).` with the numbers that are drawn. */
function told(found: readonly Found[], what: string, picture: number, { words, canvases, language }: Scene): string {
  if (found.length > MOST_NAMED) return words.see(`${found.length} × ${what} (1–${found.length})`);
  const canvas = canvases[picture]!;
  const places = found.map((one, i) => words.where(`${i + 1} ${what}`, words.places[placeOf(boxOf(one), canvas)]));
  return words.see(listed(places, language));
}

async function withPicture(outcome: Outcome, { canvases }: Scene): Promise<Outcome> {
  const drawing = outcome.drawings[0];
  if (!drawing) return outcome;
  const shown = await show(canvases[drawing.picture]!, drawing.part);
  return { ...outcome, picture: await drawMarks(shown, drawing.marks) };
}

/** A step's result as the model reads it: what came of a picture is data. */
export function toldToModel({ say }: Outcome): string {
  return say === '' ? 'This is that part, enlarged.' : wrap('data', say);
}
