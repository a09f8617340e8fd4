import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { paintLandscape } from '../../../demo/pictures.js';
import { seeded, type Random } from '../../../random.js';
import { TEXTURES } from './photos.js';

const SEED = 7_301;
const WIDTH = 1200;
const HEIGHT = 900;
/** Of each drawn kind. */
const EACH = 3;

type Draw = (random: Random) => string;

const colour = (random: Random) => `hsl(${random.whole(0, 359)} ${random.whole(20, 80)}% ${random.whole(25, 75)}%)`;
const many = (count: number, shape: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => shape(at)).join('');

/** Drawings of nothing that has a name among the 80 kinds. */
const DRAWINGS: Readonly<Record<string, Draw>> = {
  stripes: (random) =>
    many(24, (at) => `<rect x="${at * 50}" width="${random.whole(10, 50)}" height="100%" fill="${colour(random)}"/>`),
  checks: (random) => {
    const [dark, side] = [colour(random), random.whole(40, 120)];
    return many(
      600,
      (at) =>
        `<rect x="${(at % 30) * side * 2 + (Math.floor(at / 30) % 2) * side}" y="${Math.floor(at / 30) * side}" width="${side}" height="${side}" fill="${dark}"/>`,
    );
  },
  blots: (random) =>
    many(
      40,
      () =>
        `<ellipse cx="${random.whole(0, WIDTH)}" cy="${random.whole(0, HEIGHT)}" rx="${random.whole(20, 200)}" ry="${random.whole(20, 200)}" fill="${colour(random)}" opacity="0.5"/>`,
    ),
  lines: (random) =>
    many(
      60,
      () =>
        `<path d="M${random.whole(0, WIDTH)} ${random.whole(0, HEIGHT)}L${random.whole(0, WIDTH)} ${random.whole(0, HEIGHT)}" stroke="${colour(random)}" stroke-width="${random.whole(1, 12)}"/>`,
    ),
};

/** Pictures with nothing on them that the finder knows: textures, a sky, drawings. The same at every call. */
export async function* emptyScenes(
  files: Readonly<Record<string, string>>,
): AsyncGenerator<{ readonly id: string; readonly picture: Buffer }> {
  for (const name of TEXTURES) yield { id: name, picture: await readFile(files[name]!) };
  yield { id: 'landscape', picture: await paintLandscape() };
  for (const [at, [name, draw]] of Object.entries(DRAWINGS).entries()) {
    for (let number = 0; number < EACH; number++) {
      const random = seeded(SEED + at * EACH + number);
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${colour(random)}"/>${draw(random)}</svg>`;
      yield { id: `${name}-${number}`, picture: await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer() };
    }
  }
}
