export type Orientation = 'portrait' | 'landscape' | 'square';

/** Sides that differ by less than this share count as a square. */
const SQUARE = 0.05;

export function orientationOf(width: number, height: number): Orientation {
  if (Math.abs(width - height) <= Math.max(width, height) * SQUARE) return 'square';
  return width > height ? 'landscape' : 'portrait';
}
