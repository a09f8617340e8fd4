import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createObjectFinder, ensureDetector } from '@hearth/inference';
import type { FoundObject, ObjectFinder } from '@hearth/inference';
import { InferenceSession } from 'onnxruntime-node';
import sharp from 'sharp';
import { compareWithGolden, runOnWave } from '../../packages/inference/src/eyes/testing/golden.js';
import type { Golden } from '../../packages/inference/src/eyes/testing/golden.js';
import { FETCH_LIMIT_MS, testModelsDir } from '../support/models.js';

/** COCO's class 11. */
const STOP_SIGN = 11;
/** Where the sign is drawn, of 240 × 240. */
const SIGN_SIDE = 240;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly side: number;
}

/** Red octagons with a white rim on poles, before sky and grass; places are their top left corners. */
function street(width: number, height: number, signs: readonly Place[]): Promise<Buffer> {
  const drawn = signs.map(
    ({ x, y, side }) => `<g transform="translate(${x} ${y}) scale(${side / SIGN_SIDE})">
      <rect x="114" y="170" width="12" height="250" fill="#888"/>
      <polygon points="70,0 170,0 240,70 240,170 170,240 70,240 0,170 0,70" fill="#fff"/>
      <polygon points="74,10 166,10 230,74 230,166 166,230 74,230 10,166 10,74" fill="#c1121f"/>
      <text x="120" y="150" font-size="86" font-weight="bold" font-family="DejaVu Sans, sans-serif" fill="#fff"
        text-anchor="middle" textLength="190" lengthAdjust="spacingAndGlyphs">STOP</text></g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="#7fb2e5"/><stop offset="1" stop-color="#d8e8f5"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <rect y="${height * 0.75}" width="${width}" height="${height}" fill="#5a7d45"/>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** What a box and a sign share ÷ what they cover together. */
function fit({ box }: FoundObject, { x, y, side }: Place): number {
  const width = Math.min(box.x + box.width, x + side) - Math.max(box.x, x);
  const height = Math.min(box.y + box.height, y + side) - Math.max(box.y, y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (box.width * box.height + side * side - width * height);
}

const ONE: Place = { x: 180, y: 130, side: 240 };
const street800 = await street(800, 600, [ONE]);
/** 12 small ones in a large picture. */
const MANY = Array.from({ length: 12 }, (_, at): Place => ({
  x: 120 + (at % 4) * 560,
  y: 110 + Math.floor(at / 4) * 520,
  side: 60,
}));

let dir: string;
let finder: ObjectFinder;

beforeAll(async () => {
  ({ dir } = await ensureDetector({ modelsDir: testModelsDir }));
  finder = createObjectFinder({ dir });
}, FETCH_LIMIT_MS);
afterAll(() => finder.close());

describe('the object finder', () => {
  it('computes what numpy computes of the upstream graph', async () => {
    const session = await InferenceSession.create(join(dir, 'nanodet-1.onnx'));
    const golden = new URL('../../packages/inference/goldens/eyes/nanodet.golden.json', import.meta.url);
    const results = await runOnWave(session, 416, 416);
    expect(compareWithGolden(results, JSON.parse(await readFile(golden, 'utf8')) as Golden)).toBeLessThan(1e-4);
  }, 30_000);

  it('finds a thing, sure of it, where it stands', async () => {
    const found = await finder.find(street800);
    expect(found).toHaveLength(1);
    expect(found[0]!.kind).toBe(STOP_SIGN);
    expect(found[0]!.score).toBeGreaterThan(0.6);
    expect(fit(found[0]!, ONE)).toBeGreaterThan(0.8);
  }, 30_000);

  it('gives places in the upright picture, of any size and turned by its EXIF', async () => {
    for (const width of [300, 3000]) {
      const factor = width / 800;
      const resized = sharp(street800).resize({ width });
      const tagged = await resized.rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
      const [found] = await finder.find(tagged);
      const place = { x: ONE.x * factor, y: ONE.y * factor, side: ONE.side * factor };
      expect(fit(found!, place)).toBeGreaterThan(0.8);
    }
  }, 30_000);

  it('looks at a region only, with places in the whole picture', async () => {
    const region = { x: 150.4, y: 100.7, width: 300.2, height: 300.9 };
    const [found] = await finder.find(street800, { region });
    expect(fit(found!, ONE)).toBeGreaterThan(0.8);
    expect(await finder.find(street800, { region: { x: 500, y: 50, width: 280, height: 200 } })).toEqual([]);
    // What reaches over the edge is cut off.
    expect((await finder.find(street800, { region: { x: -50, y: -50, width: 2000, height: 2000 } }))[0]!.kind).toBe(
      STOP_SIGN,
    );
  }, 30_000);

  it('finds small things in tiles that it misses at one glance, each once', async () => {
    const picture = await street(2400, 1800, MANY);
    const glance = await finder.find(picture);
    const tiled = await finder.find(picture, { scale: 3 });
    const right = (found: readonly FoundObject[]): number =>
      MANY.filter((place) => found.some((one) => one.kind === STOP_SIGN && fit(one, place) > 0.5)).length;
    expect(right(tiled)).toBe(MANY.length);
    expect(tiled.filter(({ kind }) => kind === STOP_SIGN)).toHaveLength(MANY.length);
    expect(right(glance)).toBeLessThan(MANY.length);
  }, 60_000);

  it('finds nothing where there is nothing, in pictures of any shape', async () => {
    for (const [width, height] of [
      [1, 1],
      [1, 20_000],
      [20_000, 1],
      [640, 480],
    ] as const) {
      const empty = await sharp({ create: { width, height, channels: 4, background: '#7faa' } })
        .png()
        .toBuffer();
      expect(await finder.find(empty, { scale: 2 })).toEqual([]);
    }
  }, 60_000);

  it('takes the first frame of an animation', async () => {
    const frame = await sharp(street800).resize(400, 300).removeAlpha().raw().toBuffer();
    const animation = await sharp(Buffer.concat([frame, Buffer.alloc(frame.length)]), {
      raw: { width: 400, height: 600, channels: 3, pageHeight: 300 },
    })
      .gif()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    expect((await finder.find(animation))[0]).toMatchObject({ kind: STOP_SIGN });
  }, 30_000);

  it('refuses what cannot be looked at, and goes on with the others', async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const region = { x: 0, y: 0, width: 10, height: 10 };
    const refused = [
      finder.find(Buffer.alloc(0)),
      finder.find(Buffer.from('GIF89a, not really')),
      finder.find(street800.subarray(0, 5_000)),
      finder.find(bomb),
      finder.find(street800, { region: { ...region, x: 900 } }),
      finder.find(street800, { region: { ...region, width: -5 } }),
      finder.find(street800, { region: { ...region, width: Number.NaN } }),
      finder.find(street800, { scale: 9 }),
      finder.find(street800, { scale: 1.5 }),
    ];
    const results = await Promise.allSettled([...refused, finder.find(street800)]);
    for (const result of results.slice(0, -1))
      expect(result).toMatchObject({ status: 'rejected', reason: { name: 'EyesError' } });
    expect(results.at(-1)).toMatchObject({ status: 'fulfilled' });
  }, 60_000);

  it('says that it has no files', async () => {
    const lost = createObjectFinder({ dir: join(testModelsDir, 'nowhere') });
    await expect(lost.find(street800)).rejects.toMatchObject({ name: 'EyesError' });
    await lost.close();
  }, 30_000);

  it('says that its file is damaged, and others go on', async () => {
    const damaged = await mkdtemp(join(tmpdir(), 'hearth-eyes-'));
    await writeFile(join(damaged, 'nanodet-1.onnx'), Buffer.alloc(4_096, 7));
    const broken = createObjectFinder({ dir: damaged });
    await expect(broken.find(street800)).rejects.toMatchObject({ name: 'EyesError' });
    await broken.close();
    await rm(damaged, { recursive: true });
    await expect(finder.find(street800)).resolves.toHaveLength(1);
  }, 30_000);
});
