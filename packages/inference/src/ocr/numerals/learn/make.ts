import { ARABIC_NUMBERS, CLASSES, DEVANAGARI_NUMBERS, LATIN_NUMBERS, PERSIAN_NUMBERS } from '../classes.js';
import { FEATURES } from '../features.js';
import type { Network } from '../network.js';
import { glyphsOf } from './glyphs.js';
import { random } from './random.js';
import { samplesOf } from './samples.js';
import type { FontGlyphs } from './samples.js';
import { train } from './train.js';

const SEED = 1;

/** How much is drawn and learned. */
export interface Effort {
  readonly lines: number;
  readonly epochs: number;
}

export const EFFORT: Effort = { lines: 4000, epochs: 8 };

/** Characters by the class that they look like. */
const SIGNS: readonly (readonly [char: string, like: string])[] = [
  ['٫', '٫'],
  [',', '٫'],
  ['،', '٫'],
  ['٬', '٬'],
  ['’', '٬'],
  ['.', '.'],
  ['/', '/'],
  [':', ':'],
  ['-', '-'],
];
/** Letters, but those that look like a digit. */
const ARABIC_LETTERS = 'بتثجحخدذرزسشصضطظعغفقكلمنويپچژکگ';
const DEVANAGARI_LETTERS = 'अकखगघचछजझडतदधनपफबभमयलवशषसह';
const LATIN_LETTERS = 'ABCDEGHKMNPQRSTWXZabdefghkmnpqrstwz';

/** Digits as shapes: Persian has three of its own. */
const SHAPES = [
  { shapes: '٠١٢٣٤٥٦٧٨٩', system: ARABIC_NUMBERS, letters: ARABIC_LETTERS },
  { shapes: '٠١٢٣۴۵۶٧٨٩', system: PERSIAN_NUMBERS, letters: ARABIC_LETTERS },
  { shapes: '०१२३४५६७८९', system: DEVANAGARI_NUMBERS, letters: DEVANAGARI_LETTERS },
  { shapes: '०123456789', system: LATIN_NUMBERS, letters: '' },
].map(({ shapes, system, letters }) => ({
  shapes: Array.from(shapes),
  digits: system.digits,
  letters: Array.from(letters + LATIN_LETTERS),
}));

/** Learns what digits look like from fonts that have them. Some 20 s of one core. */
export function makeNetwork(fontFiles: readonly string[], { lines, epochs }: Effort): Network {
  const fonts = fontFiles.flatMap(fontGlyphs);
  const chance = random(SEED);
  return train(samplesOf(fonts, lines, chance), FEATURES, CLASSES.length, epochs, chance);
}

/** One entry a system that the font has all digits of. */
function fontGlyphs(file: string): FontGlyphs[] {
  const glyphs = glyphsOf(file, [
    ...new Set(SHAPES.flatMap(({ digits, letters }) => [...digits, ...letters])),
    ...SIGNS.map(([char]) => char),
  ]);
  return SHAPES.flatMap(({ shapes, digits, letters }) => {
    const own = digits.map((char) => glyphs.get(char));
    if (!own.every((glyph) => glyph !== undefined)) return [];
    return {
      digits: own.map((glyph, value) => ({ char: shapes[value]!, glyph })),
      signs: SIGNS.flatMap(([char, like]) => {
        const glyph = glyphs.get(char);
        return glyph ? [{ char: like, glyph }] : [];
      }),
      letters: letters.flatMap((char) => glyphs.get(char) ?? []),
    };
  });
}
