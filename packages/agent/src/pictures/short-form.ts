import type { FoundObject, PictureReport } from '../types.js';
import { counted } from '../vision/labels/index.js';

/** Score from which on a thing is there; below, it may be. */
const SURE_SCORE = 0.6;
/** Lines below this score are noise more often than text. */
const LEAST_LINE_SCORE = 0.5;
/** Characters of a picture's text that the model is told. */
export const TEXT_CHARS = 1500;

/** A report in plain English for a model that has nothing else of the picture. Says what was not done, so that nothing is made up for it. */
export function shortForm({ width, height, orientation, colours, sharpness, objects, lines }: PictureReport): string {
  const mostly = colours.map(({ name }) => name).join(', ') || 'transparent';
  const facts = `${orientation} picture, ${width} × ${height} pixels, ${sharpness}, mostly ${mostly}.`;
  return [facts, thingsOf(objects), textOf(lines)].join(' ');
}

function thingsOf(objects: PictureReport['objects']): string {
  if (!objects) return 'Nobody looked for things in it.';
  const sure = listed(objects.filter(({ score }) => score >= SURE_SCORE));
  const unsure = listed(objects.filter(({ score }) => score < SURE_SCORE));
  if (!sure && !unsure) return 'No things were recognised in it.';
  return [sure && `Recognised in it: ${sure}.`, unsure && `Perhaps: ${unsure}.`].filter(Boolean).join(' ');
}

/** `2 people, 1 cup`: by kind, surest first. */
function listed(objects: readonly FoundObject[]): string {
  const counts = new Map<number, number>();
  for (const { kind } of objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => counted(kind, count, 'en')).join(', ');
}

function textOf(lines: PictureReport['lines']): string {
  if (!lines) return 'Its text was not read.';
  const text = lines
    .filter(({ score }) => score >= LEAST_LINE_SCORE)
    .map((line) => line.text.trim())
    .filter(Boolean)
    .join('\n');
  return text === '' ? 'No text found in it.' : `Text found in it:\n${text.slice(0, TEXT_CHARS)}`;
}
