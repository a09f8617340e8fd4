import { describe, expect, it } from '@jest/globals';
import { components } from './components.js';
import { boxesOf } from './detection.js';
import { distance } from './geometry.js';

const WIDTH = 200;
const HEIGHT = 120;

interface Area {
  readonly center: readonly [number, number];
  readonly width: number;
  readonly height: number;
  readonly degrees: number;
  readonly probability: number;
}

/** A probability map with turned rectangles on it. */
function mapOf(areas: readonly Area[]): Float32Array {
  const map = new Float32Array(WIDTH * HEIGHT);
  for (const { center, width, height, degrees, probability } of areas) {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) {
        const [dx, dy] = [x - center[0], y - center[1]];
        if (Math.abs(dx * cos + dy * sin) <= width / 2 && Math.abs(dy * cos - dx * sin) <= height / 2)
          map[y * WIDTH + x] = probability;
      }
  }
  return map;
}

describe('components', () => {
  it('joins cells that touch at a corner, and none that do not touch', () => {
    const map = Float32Array.from([1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1]);
    const found = components(map, 4, 3, 0.5);
    expect(found).toHaveLength(2);
    expect(found[0]).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    expect(found[1]).toEqual([
      [3, 1],
      [3, 1],
      [3, 2],
      [3, 2],
    ]);
  });
});

describe('boxesOf', () => {
  it('finds a level and a turned line and grows them', () => {
    const level: Area = { center: [60, 20], width: 80, height: 8, degrees: 0, probability: 0.9 };
    const turned: Area = { center: [100, 80], width: 100, height: 10, degrees: 8, probability: 0.8 };
    const boxes = boxesOf(mapOf([level, turned]), WIDTH, HEIGHT);
    expect(boxes).toHaveLength(2);
    [level, turned].forEach((area, at) => {
      const [topLeft, topRight, bottomRight, bottomLeft] = boxes[at]!;
      const by = (area.width * area.height * 1.6) / (2 * (area.width + area.height));
      expect(Math.abs(distance(topLeft, topRight) - (area.width + 2 * by))).toBeLessThan(3);
      expect(Math.abs(distance(topLeft, bottomLeft) - (area.height + 2 * by))).toBeLessThan(3);
      const middle = [(topLeft[0] + bottomRight[0]) / 2, (topLeft[1] + bottomRight[1]) / 2];
      expect(distance(middle as [number, number], area.center)).toBeLessThan(1);
      const degrees = (Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]) * 180) / Math.PI;
      expect(Math.abs(degrees - area.degrees)).toBeLessThan(1);
    });
  });

  it('drops specks, faint areas and an empty map', () => {
    const speck: Area = { center: [20, 20], width: 2, height: 2, degrees: 0, probability: 1 };
    const faint: Area = { center: [100, 80], width: 100, height: 10, degrees: 0, probability: 0.3 };
    expect(boxesOf(mapOf([speck, faint]), WIDTH, HEIGHT)).toEqual([]);
    expect(boxesOf(new Float32Array(WIDTH * HEIGHT), WIDTH, HEIGHT)).toEqual([]);
  });

  it('bears a map that is all text', () => {
    expect(boxesOf(new Float32Array(WIDTH * HEIGHT).fill(1), WIDTH, HEIGHT)).toHaveLength(1);
  });
});
