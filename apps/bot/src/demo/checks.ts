import sharp, { type Sharp } from 'sharp';
import type { Exchange } from '../talk/exchange.js';

/** What is wrong with an answer; undefined when nothing is. */
export type Check = (exchange: Exchange) => Promise<string | undefined> | string | undefined;

/** Mean difference of two pictures, in steps of 0 to 255 a channel, up to which they count as the same after JPEG. */
const SAME_PICTURE = 8;

const words = ({ answer }: Exchange) =>
  answer.flatMap(({ text, images }) => [text ?? '', ...images.map(({ caption }) => caption ?? '')]).join('\n');

const withoutSpace = (text: string) => text.toLowerCase().replace(/\s+/g, '');

/** The answer holds every one of these, whatever the case and the spacing. */
export function says(...wanted: readonly string[]): Check {
  return (exchange) => {
    const text = withoutSpace(words(exchange));
    const missing = wanted.filter((word) => !text.includes(withoutSpace(word)));
    return missing.length > 0 ? `does not say ${missing.join(', ')}` : undefined;
  };
}

/** There is an answer in words. Whether a fact in it is right depends on the model, not on the program. */
export const hasWords: Check = (exchange) => (words(exchange).trim().length > 0 ? undefined : 'says nothing');

/** The answer was made with this tool. */
export function used(tool: string): Check {
  return ({ trace }) => (trace?.tools.some(({ name }) => name === tool) ? undefined : `did not use ${tool}`);
}

/** A program that the model wrote was run for the answer. */
export const ranProgram: Check = ({ trace }) =>
  trace?.tools.some(({ program }) => program !== undefined) ? undefined : 'ran no program';

/** Several agents worked on the answer and voted. */
export const voted: Check = ({ trace }) => {
  if (trace?.mode !== 'contemplating') return 'did not contemplate';
  return trace.vote && trace.vote.of > 1 ? undefined : 'no agents voted';
};

/** There is a picture of at least this width. */
export function showsPicture(minWidth: number): Check {
  return async ({ answer }) => {
    const [picture] = answer.flatMap(({ images }) => images);
    if (!picture) return 'shows no picture';
    const { width } = await sharp(picture.bytes).metadata();
    return width < minWidth ? `the picture is only ${width} pixels wide` : undefined;
  };
}

/** The picture that came back is what sharp itself makes of the one that was sent. */
export function editedLike(sent: Buffer, edit: (picture: Sharp) => Sharp): Check {
  return async ({ answer }) => {
    const [picture] = answer.flatMap(({ images }) => images);
    if (!picture) return 'shows no picture';
    const expected = await rgb(await edit(sharp(sent)).png().toBuffer());
    const got = await rgb(picture.bytes);
    if (got.width !== expected.width || got.height !== expected.height) {
      return `is ${got.width} × ${got.height} pixels, not ${expected.width} × ${expected.height}`;
    }
    const difference = meanDifference(got.pixels, expected.pixels);
    return difference > SAME_PICTURE ? `differs from sharp's own by ${difference.toFixed(1)} of 255` : undefined;
  };
}

/** The first thing that is wrong, if anything is. */
export function all(...checks: readonly Check[]): Check {
  return async (exchange) => {
    for (const check of checks) {
      const problem = await check(exchange);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

async function rgb(bytes: Buffer): Promise<{ pixels: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function meanDifference(a: Buffer, b: Buffer): number {
  if (a.length !== b.length) return 255;
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}
