import { partAt } from '../places.js';
import { readLines } from '../steps.js';
import { rowsOf } from '../../pictures/rows.js';
import { compare } from './compare.js';
import { entry, fields, items } from './documents.js';
import { look } from './look.js';
import { measure } from './measure.js';
import { count } from './count.js';
import { describeThings } from './describe.js';
import { where } from './where.js';
import type { Drawing, Scene, SightAnswer } from './scene.js';

/** Characters of a picture's text that are sent. */
const TEXT_CHARS = 1500;

/**
 * The steps for a question, by its kind; undefined when looking does not answer it (the text of the picture may).
 * @throws the context's reason when the turn was aborted
 */
export async function answerBySight(scene: Scene): Promise<SightAnswer | undefined> {
  const { question } = scene;
  if (question.ofDocument) {
    const told = await entry(scene);
    if (told) return told;
  }
  switch (question.kind) {
    case 'where':
    case 'mark':
    case 'which':
      return where(scene);
    case 'count':
      return count(scene);
    case 'measure':
      return measure(scene);
    case 'compare':
      return compare(scene);
    case 'items':
      return items(scene);
    case 'field':
      return fields(scene);
    case 'entry':
      return undefined;
    case 'read':
      return readPart(scene);
    case 'look':
      return look(scene);
    case 'describe':
    case 'how':
      return describeAll(scene);
  }
}

/** The text of a part of the picture. */
async function readPart(scene: Scene): Promise<SightAnswer | undefined> {
  const { question, canvases, words } = scene;
  const part = question.place && partAt(question.place, canvases[0]!);
  const lines = await readLines(scene, 0, part);
  if (!lines) return undefined;
  return { say: lines.length === 0 ? words.noText : words.text(rowsOf(lines).join('\n').slice(0, TEXT_CHARS)) };
}

/** Everything that small models tell of a picture: things, then text. */
async function describeAll(scene: Scene): Promise<SightAnswer | undefined> {
  const { canvases, words } = scene;
  const says: string[] = [];
  const drawings: Drawing[] = [];
  for (const picture of canvases.keys()) {
    const things = await describeThings(scene, picture);
    const lines = await readLines(scene, picture);
    if (!things && !lines) continue;
    const text = lines && lines.length > 0 ? words.text(rowsOf(lines).join('\n').slice(0, TEXT_CHARS)) : '';
    const say = [things?.say ?? '', text].filter(Boolean).join('\n');
    says.push(canvases.length > 1 ? `${words.picture(picture + 1)}: ${say}` : say);
    drawings.push(...(things?.drawings ?? []));
  }
  return says.length > 0 ? { say: says.join('\n\n'), drawings } : undefined;
}
