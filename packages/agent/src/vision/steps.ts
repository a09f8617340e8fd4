import type { Box, FoundObject, TextLine } from '../types.js';
import type { Scene } from './answers/scene.js';
import { areaOf, boxOfCorners, intersection } from './boxes.js';
import { labelOf } from './labels/index.js';
import type { Mark } from './mark.js';
import { partAt } from './places.js';
import { isSure, joined, withoutEchoes, worthSaying } from './seen.js';
import { listed } from './words/index.js';

/** Share of a line's box that must lie in a part for its text to be read there. */
const LINE_INSIDE = 0.5;
const LEAST_LINE_SCORE = 0.5;
/** Text of a step's note. */
const NOTE_CHARS = 80;

/** Things of some kinds (undefined: all known ones) in a picture or a part of it; undefined when the look did not work. */
export function findThings(
  scene: Scene,
  picture: number,
  request: {
    readonly kinds?: readonly number[];
    readonly part?: Box;
    readonly scale?: number;
    readonly as?: 'find' | 'count' | 'look';
  },
): Promise<readonly FoundObject[] | undefined> {
  const { kinds, part, scale = 1, as = 'find' } = request;
  const { context, looker, language, words } = scene;
  return looker.step({
    tool: as,
    picture,
    ...(part && { box: part }),
    how: `${scale} ${kinds?.join() ?? ''}`,
    work: async (signal) => {
      const found = withoutEchoes(worthSaying(await look(scene, picture, { part, scale, signal }), kinds));
      const what =
        kinds && kinds.length <= 3
          ? listed(
              kinds.map((kind) => labelOf(kind, language, 2)),
              language,
            )
          : '';
      const note = `${words.steps[as]}${what && `: ${what}`}${scale > 1 ? ` (${scale} × ${scale})` : ''} → ${found.filter(isSure).length}`;
      context.signal.throwIfAborted();
      return {
        value: found,
        note,
        marks: found.filter(isSure).map((object): Mark => ({ shape: 'box', box: object.box })),
      };
    },
  });
}

/** One look at the whole; where it leaves one of the wanted things unseen, a closer one in tiles. */
export async function findCarefully(
  scene: Scene,
  picture: number,
  things: Scene['question']['things'],
): Promise<readonly FoundObject[] | undefined> {
  const { place } = scene.question;
  const part = place && partAt(place, scene.canvases[picture]!);
  const request = { kinds: [...new Set(things.flatMap((thing) => thing.kinds))], ...(part && { part }) };
  const first = await findThings(scene, picture, request);
  const allSeen = things.every((thing) => first?.some((one) => isSure(one) && thing.kinds.includes(one.kind)));
  if (allSeen) return first;
  const closer = await findThings(scene, picture, { ...request, scale: 2 });
  return closer ? withoutEchoes(joined([first ?? [], closer])) : first;
}

async function look(
  { context, pictures, canvases }: Scene,
  picture: number,
  { part, scale, signal }: { readonly part: Box | undefined; readonly scale: number; readonly signal: AbortSignal },
): Promise<readonly FoundObject[]> {
  if (!part && scale === 1) {
    // The report has looked once already.
    const report = await context.reports?.report(pictures[picture]!, signal);
    if (report?.objects) return report.objects;
  }
  const { bytes } = canvases[picture]!;
  return context.finder!.find(bytes, { scale, ...(part && { region: part }) }, signal);
}

/** Lines of text of a picture, or of a part of it, in reading order; undefined when they could not be read. */
export function readLines(scene: Scene, picture: number, part?: Box): Promise<readonly TextLine[] | undefined> {
  const { context, looker, words, pictures, canvases } = scene;
  if (!context.reader && !context.reports) return Promise.resolve(undefined);
  return looker.step({
    tool: 'read',
    picture,
    ...(part && { box: part }),
    work: async (signal) => {
      const reported = await context.reports?.report(pictures[picture]!, signal);
      const all = reported?.lines ?? (await context.reader?.read(canvases[picture]!.bytes, signal));
      if (!all) throw new Error('no reader');
      const lines = all.filter(
        (line) => line.score >= LEAST_LINE_SCORE && line.text.trim() !== '' && (!part || liesIn(line, part)),
      );
      const text = lines.map((line) => line.text).join(' ');
      return {
        value: lines,
        note: `${words.steps.read} → ${text.length > NOTE_CHARS ? `${text.slice(0, NOTE_CHARS)}…` : text || '–'}`,
        marks: lines.flatMap((line): Mark[] =>
          line.box.length > 0 ? [{ shape: 'box', box: boxOfCorners(line.box), colour: 1 }] : [],
        ),
      };
    },
  });
}

function liesIn({ box }: TextLine, part: Box): boolean {
  if (box.length === 0) return false;
  const whole = boxOfCorners(box);
  return areaOf(intersection(whole, part)) >= LINE_INSIDE * areaOf(whole);
}

/** Where words stand in lines: the lines' boxes, cut to the words as far as letters of one width tell. */
export function findWords(lines: readonly TextLine[], wanted: string): readonly Box[] {
  const key = plain(wanted);
  if (key === '') return [];
  return lines.flatMap((line) => {
    const text = plain(line.text);
    const at = text.search(
      new RegExp(`(?<![\\p{L}\\p{N}])${key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`, 'u'),
    );
    if (at < 0 || line.box.length === 0) return [];
    const box = boxOfCorners(line.box);
    if (box.height > box.width) return [box];
    return [{ ...box, x: box.x + (box.width * at) / text.length, width: (box.width * key.length) / text.length }];
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
}
