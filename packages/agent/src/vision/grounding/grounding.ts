import type { Box } from '../../types.js';
import { pixelBox } from '../boxes.js';

/** The picture as the model was shown it, in pixels: what boxes are checked against. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A thing or a place that a model named, in pixels of the picture it was shown. */
export type Grounded =
  | { readonly shape: 'box'; readonly box: Box; readonly label: string }
  | { readonly shape: 'point'; readonly x: number; readonly y: number; readonly label: string };

/** Things named in one answer: more is a loop. */
export const MOST_GROUNDED = 100;
const LABEL_CHARS = 80;

/** A box by two corners, whichever they are; undefined when it has no area, is not finite or lies outside of the picture. */
export function boxOf(corners: readonly number[], label: string, picture: Size): Grounded | undefined {
  const [x1, y1, x2, y2] = corners;
  if (corners.length !== 4 || x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined)
    return undefined;
  const box = pixelBox(
    { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
    picture,
  );
  return box && { shape: 'box', box, label: tidy(label) };
}

/** A point; undefined when it lies outside of the picture. */
export function pointOf(x: number, y: number, label: string, { width, height }: Size): Grounded | undefined {
  if (!(x >= 0 && y >= 0 && x <= width && y <= height)) return undefined;
  return {
    shape: 'point',
    x: Math.min(Math.round(x), width - 1),
    y: Math.min(Math.round(y), height - 1),
    label: tidy(label),
  };
}

/** Without what repeats: a model that loops names the same box again and again. */
export function distinct(grounded: readonly (Grounded | undefined)[]): readonly Grounded[] {
  const seen = new Set<string>();
  const kept: Grounded[] = [];
  for (const one of grounded) {
    if (!one || kept.length === MOST_GROUNDED) continue;
    const key = JSON.stringify(one);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
  }
  return kept;
}

function tidy(label: string): string {
  return label.replace(/\s+/gu, ' ').trim().slice(0, LABEL_CHARS);
}
