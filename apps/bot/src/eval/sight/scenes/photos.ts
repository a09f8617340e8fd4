import { ensureFiles, EVALUATION_PHOTOS } from '@hearth/inference';
import type { Box } from '@hearth/agent';

/** COCO classes of the things on the photos. */
export const KINDS = { person: 0, motorcycle: 3, cat: 15, cup: 41 } as const;
export type Thing = keyof typeof KINDS;

/** One thing on one photo; `cut`: the part of the photo with it and nothing else that has a name. Boxes were drawn by hand. */
export interface Portrait {
  readonly file: string;
  readonly thing: Thing;
  readonly cut: Box;
  /** In pixels of the photo. */
  readonly box: Box;
}

export const PORTRAITS: readonly Portrait[] = [
  {
    file: 'astronaut.png',
    thing: 'person',
    cut: { x: 0, y: 0, width: 512, height: 512 },
    box: { x: 20, y: 14, width: 345, height: 498 },
  },
  {
    file: 'camera.png',
    thing: 'person',
    cut: { x: 0, y: 0, width: 512, height: 512 },
    box: { x: 0, y: 63, width: 330, height: 449 },
  },
  {
    file: 'chelsea.png',
    thing: 'cat',
    cut: { x: 0, y: 0, width: 451, height: 300 },
    box: { x: 5, y: 0, width: 385, height: 300 },
  },
  {
    file: 'coffee.png',
    thing: 'cup',
    cut: { x: 60, y: 0, width: 440, height: 400 },
    box: { x: 171, y: 20, width: 244, height: 287 },
  },
  {
    file: 'motorcycle_left.png',
    thing: 'motorcycle',
    cut: { x: 60, y: 10, width: 660, height: 487 },
    box: { x: 90, y: 63, width: 590, height: 387 },
  },
];

/** Surfaces without anything on them, and skies. */
export const TEXTURES = ['brick.png', 'grass.png', 'gravel.png', 'moon.png', 'hubble_deep_field.jpg'] as const;

/** Paths of the photos by name, fetched once. @throws NoSourceError without a network */
export async function photos(modelsDir: string): Promise<Readonly<Record<string, string>>> {
  return (await ensureFiles({ id: EVALUATION_PHOTOS, modelsDir })).files;
}
