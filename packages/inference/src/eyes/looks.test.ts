import { describe, expect, it } from '@jest/globals';
import { clip, intersectionOverUnion, overlapOfSmaller } from './boxes.js';
import { mergeLooks } from './merge.js';
import type { Look } from './merge.js';
import { suppress } from './suppress.js';
import { tilesOf } from './tiles.js';
import type { Box, FoundObject } from './types.js';

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const thing = (kind: number, score: number, ...sides: Parameters<typeof box>): FoundObject => ({
  kind,
  score,
  box: box(...sides),
});

describe('boxes', () => {
  it('are compared by what they share', () => {
    expect(intersectionOverUnion(box(0, 0, 10, 10), box(5, 0, 10, 10))).toBeCloseTo(1 / 3);
    expect(overlapOfSmaller(box(0, 0, 100, 100), box(10, 10, 5, 5))).toBe(1);
    expect(intersectionOverUnion(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBe(0);
    expect(overlapOfSmaller(box(0, 0, 10, 10), box(20, 20, 10, 10))).toBe(0);
  });

  it('are clipped to where they may lie', () => {
    expect(clip(box(-5, 2, 20, 4), box(0, 0, 10, 10))).toEqual(box(0, 2, 10, 4));
    expect(clip(box(50, 50, 5, 5), box(0, 0, 10, 10))).toEqual(box(10, 10, 0, 0));
    expect(clip(box(5, 5, -3, -3), box(0, 0, 10, 10))).toMatchObject({ width: 0, height: 0 });
  });
});

describe('suppress', () => {
  it('keeps the surest of boxes that show the same thing, and things of other kinds', () => {
    const sure = thing(0, 0.9, 0, 0, 10, 10);
    const other = thing(15, 0.8, 0, 0, 10, 10);
    const beside = thing(0, 0.5, 6, 0, 10, 10);
    expect(suppress([thing(0, 0.6, 1, 0, 10, 10), beside, other, sure])).toEqual([sure, other, beside]);
  });
});

describe('tilesOf', () => {
  it.each([1, 2, 3, 4])('covers an area with %d × %d tiles that overlap', (count) => {
    const area = box(10, 20, 400, 300);
    const tiles = tilesOf(area, count);
    expect(tiles).toHaveLength(count * count);
    const last = tiles.at(-1)!;
    expect(tiles[0]).toMatchObject({ x: 10, y: 20 });
    expect(last.x + last.width).toBeCloseTo(410);
    expect(last.y + last.height).toBeCloseTo(320);
    if (count > 1) expect(tiles[0]!.x + tiles[0]!.width - tiles[1]!.x).toBeCloseTo(tiles[0]!.width / 4);
  });
});

describe('mergeLooks', () => {
  const everything = box(0, 0, 700, 700);
  const [topLeft, topRight, bottomLeft, bottomRight] = tilesOf(everything, 2) as [Box, Box, Box, Box];
  const looks = (...found: FoundObject[][]): Look[] =>
    [topLeft, topRight, bottomLeft, bottomRight].map((area, at) => ({ area, found: found[at] ?? [] }));

  it('gives a thing that two tiles show once', () => {
    const merged = mergeLooks(
      { area: everything, found: [] },
      looks([thing(41, 0.6, 310, 50, 40, 40)], [thing(41, 0.7, 312, 50, 40, 42)]),
    );
    expect(merged).toEqual([thing(41, 0.7, 312, 50, 40, 42)]);
  });

  it('takes a large thing as the whole shows it, not its parts in the tiles, however sure they are', () => {
    const person = thing(0, 0.55, 100, 100, 500, 580);
    const parts = looks([thing(0, 0.9, 110, 105, 280, 290)], [thing(0, 0.8, 320, 110, 270, 280)]);
    expect(mergeLooks({ area: everything, found: [person] }, parts)).toEqual([person]);
  });

  it('prefers a small thing that is whole in one tile to the half that the next one shows', () => {
    const half = thing(41, 0.9, 301, 50, 30, 60);
    const full = thing(41, 0.6, 270, 50, 61, 60);
    expect(mergeLooks({ area: everything, found: [] }, looks([full], [half]))).toEqual([full]);
  });

  it('keeps things that one look tells apart, though they overlap', () => {
    const behind = thing(0, 0.5, 200, 100, 50, 60);
    const before = thing(0, 0.8, 180, 90, 90, 200);
    expect(mergeLooks({ area: everything, found: [before, behind] }, looks([before]))).toEqual([before, behind]);
  });

  it('is what the whole shows when there are no tiles', () => {
    const found = [thing(0, 0.9, 0, 0, 10, 10), thing(0, 0.5, 5, 0, 10, 10)];
    expect(mergeLooks({ area: everything, found }, [])).toEqual(found);
  });
});
