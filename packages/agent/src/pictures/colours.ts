import type { Preview } from './preview.js';

/** Basic colour names, as keys for the sentences in each language. */
export const COLOURS = [
  'black',
  'white',
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'turquoise',
  'blue',
  'purple',
  'pink',
  'brown',
] as const;
export type Colour = (typeof COLOURS)[number];

/** Samples along each side that colours are counted on. */
const SAMPLE_SIDE = 64;
/** Share of the picture from which on a colour is worth naming. */
const LEAST_SHARE = 0.1;
const MOST_COLOURS = 3;

/** A colour and the share of the picture it covers, 0 to 1. */
export interface ColourShare {
  readonly name: Colour;
  readonly share: number;
}

/** The colours that cover most of a picture, largest first. Transparent pixels do not count. */
export function dominantColours({ data, width, height }: Preview): readonly ColourShare[] {
  const [across, down] = [width, height].map((side) => Math.max(1, Math.floor(side / SAMPLE_SIDE))) as [number, number];
  const counts = new Map<Colour, number>();
  let seen = 0;
  for (let y = down >> 1; y < height; y += down)
    for (let x = across >> 1; x < width; x += across) {
      const at = (y * width + x) * 4;
      if (data[at + 3]! < 128) continue;
      const colour = nameColour(data[at]!, data[at + 1]!, data[at + 2]!);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
      seen++;
    }
  return [...counts]
    .map(([name, count]) => ({ name, share: count / seen }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_COLOURS);
}

/** Name of an sRGB colour, channels 0 to 255, by hue, saturation and lightness. */
export function nameColour(r: number, g: number, b: number): Colour {
  const max = Math.max(r, g, b) / 255;
  const min = Math.min(r, g, b) / 255;
  const lightness = (max + min) / 2;
  const chroma = max - min;
  if (lightness < 0.1) return 'black';
  if (lightness > 0.94) return 'white';
  const saturation = chroma / (1 - Math.abs(2 * lightness - 1));
  if (chroma < 0.08 || saturation < 0.14) return lightness < 0.18 ? 'black' : lightness > 0.88 ? 'white' : 'grey';
  const hue = hueOf(r / 255, g / 255, b / 255, max, chroma);
  if (hue < 14 || hue >= 345) return lightness > 0.72 ? 'pink' : lightness < 0.22 ? 'brown' : 'red';
  if (hue < 42) return lightness < 0.42 || saturation < 0.4 ? 'brown' : 'orange';
  if (hue < 68) return lightness < 0.28 ? 'brown' : 'yellow';
  if (hue < 160) return 'green';
  if (hue < 195) return 'turquoise';
  if (hue < 258) return 'blue';
  if (hue < 300) return 'purple';
  return 'pink';
}

/** Degrees. */
function hueOf(r: number, g: number, b: number, max: number, chroma: number): number {
  const sector = max === r ? (g - b) / chroma : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  return (sector * 60 + 360) % 360;
}
