import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { scene } from '../testing/sight.js';
import { openCanvas, show } from './canvas.js';
import { differencesOf } from './difference.js';
import { drawMarks } from './mark.js';
import type { Mark } from './mark.js';
import { contactSheet } from './sheet.js';

const BOX = { x: 400, y: 300, width: 200, height: 150 };

async function pixelsOf(bytes: Buffer) {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    ...info,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)],
  };
}

async function changed(before: Buffer, after: Buffer) {
  const [a, b] = [await pixelsOf(before), await pixelsOf(after)];
  const far = (x: number, y: number) =>
    Math.max(...a.at(x, y).map((value, i) => Math.abs(value - b.at(x, y)[i]!))) > 60;
  return { far, ...b };
}

describe('marks', () => {
  test('a box is drawn along its edges and leaves what it frames as it is', async () => {
    const canvas = await openCanvas(await scene(1200, 800, []));
    const shown = await show(canvas);
    const { far } = await changed(
      shown.bytes,
      await drawMarks(shown, [{ shape: 'box', box: BOX, number: 1, label: 'cup' }]),
    );
    for (const [x, y] of [
      [400, 400],
      [600, 400],
      [500, 450],
    ] as const)
      expect(far(x, y)).toBe(true);
    for (const [x, y] of [
      [500, 380],
      [100, 700],
      [700, 380],
    ] as const)
      expect(far(x, y)).toBe(false);
  });

  test('numbers are large enough for a phone, and stay inside of the picture', async () => {
    const canvas = await openCanvas(await scene(1200, 800, []));
    const shown = await show(canvas);
    const corner: Mark = {
      shape: 'box',
      box: { x: 1130, y: 0, width: 70, height: 60 },
      number: 12,
      label: 'traffic light',
    };
    const { far } = await changed(shown.bytes, await drawMarks(shown, [corner]));
    const rows = Array.from({ length: 200 }, (_, y) => y).filter(
      (y) => Array.from({ length: 500 }, (_, x) => far(690 + x, y)).filter(Boolean).length > 250,
    );
    // A badge is as high as its letters: 18 points of 360, here 60 pixels of 1200, and some room.
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test('points, arrows, small things and labels without letters in the fonts', async () => {
    const canvas = await openCanvas(await scene(800, 600, []));
    const shown = await show(canvas);
    const marks: Mark[] = [
      { shape: 'point', x: 100, y: 300, number: 1 },
      { shape: 'arrow', from: { x: 200, y: 300 }, to: { x: 600, y: 300 }, label: '400' },
      { shape: 'box', box: { x: 700, y: 500, width: 4, height: 4 }, number: 2, label: '猫' },
    ];
    const { far } = await changed(shown.bytes, await drawMarks(shown, marks));
    for (const [x, y] of [
      [100, 300],
      [250, 300],
      [550, 300],
      [630, 445],
    ] as const)
      expect(far(x, y)).toBe(true);
  });

  test('what is written beside an arrow hides neither of the things it leads to', async () => {
    const canvas = await openCanvas(await scene(800, 600, []));
    const shown = await show(canvas);
    const [a, b] = [
      { x: 100, y: 300, width: 120, height: 120 },
      { x: 260, y: 300, width: 120, height: 120 },
    ];
    const marks: Mark[] = [
      { shape: 'box', box: a, number: 1, label: 'cup' },
      { shape: 'box', box: b, number: 2, label: 'cat' },
      { shape: 'arrow', from: { x: 160, y: 360 }, to: { x: 320, y: 360 }, label: '160' },
    ];
    const { far } = await changed(shown.bytes, await drawMarks(shown, marks));
    for (const { x, y } of [a, b])
      for (const [dx, dy] of [
        [30, 20],
        [90, 20],
        [30, 100],
        [90, 100],
      ] as const)
        expect(far(x + dx, y + dy)).toBe(false);
  });

  test('one pixel high and twenty thousand wide', async () => {
    const canvas = await openCanvas(await scene(20_000, 1, []));
    const shown = await show(canvas);
    await expect(
      drawMarks(shown, [{ shape: 'box', box: { x: 5, y: 0, width: 90, height: 1 }, number: 1 }]),
    ).resolves.toBeInstanceOf(Buffer);
  });
});

describe('contact sheet', () => {
  test('shows every look in order', async () => {
    const canvas = await openCanvas(await scene(1200, 800, [BOX]));
    const look = (note: string) => ({
      tool: 'find' as const,
      note,
      picture: 0,
      ms: 1,
      marks: [{ shape: 'box' as const, box: BOX }],
    });
    const { width, height } = await sharp(
      await contactSheet([canvas], [look('one'), look('two'), look('three')]),
    ).metadata();
    expect(width).toBe(1088);
    expect(height).toBeGreaterThan(900);
  });

  test('of nothing is refused', async () => {
    await expect(contactSheet([], [])).rejects.toThrow(RangeError);
  });
});

describe('differences', () => {
  test('are boxed where they are, in pixels of the second picture', async () => {
    const before = await openCanvas(await scene(1200, 800, [BOX]));
    const after = await openCanvas(await scene(1200, 800, [BOX, { x: 900, y: 100, width: 120, height: 120 }]));
    const [box, ...more] = (await differencesOf(before, after))!;
    expect(more).toEqual([]);
    expect(Math.abs(box!.x - 900)).toBeLessThan(12);
    expect(Math.abs(box!.width - 120)).toBeLessThan(24);
  });

  test('of the same picture are none, of another size too; of another picture they are unknown', async () => {
    const large = await openCanvas(await scene(1200, 800, [BOX]));
    const small = await openCanvas(await sharp(large.bytes).resize(600, 400).jpeg().toBuffer());
    expect(await differencesOf(large, small)).toEqual([]);
    expect(await differencesOf(large, await openCanvas(await scene(600, 800, [])))).toBeUndefined();
    expect(
      await differencesOf(large, await openCanvas(await scene(1200, 800, [{ x: 0, y: 0, width: 1200, height: 700 }]))),
    ).toBeUndefined();
  });
});
