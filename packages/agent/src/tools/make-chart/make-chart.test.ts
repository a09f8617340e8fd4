import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { MemoryMedia, toolContext } from '../../testing/context.js';
import { makeChart } from './index.js';
import type { ChartArgs } from './schema.js';

const BLUE = [0x2f, 0x6f, 0xde] as const;

async function draw(args: ChartArgs, text = '', language = 'en') {
  const media = new MemoryMedia();
  const { say, show } = await makeChart.run(args, toolContext(text, language, { media }));
  const [part] = show!;
  if (part?.type !== 'image' || part.media.state !== 'stored') throw new Error('no picture');
  const { data, info } = await sharp(await media.read(part.media))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { say, data, width: info.width, height: info.height };
}

type Drawn = Awaited<ReturnType<typeof draw>>;

/** Whether the pixel is nearly that colour. */
function isColour({ data, width }: Drawn, x: number, y: number, [r, g, b]: readonly [number, number, number]): boolean {
  const at = (y * width + x) * 3;
  return Math.abs(data[at]! - r) + Math.abs(data[at + 1]! - g) + Math.abs(data[at + 2]! - b) < 30;
}

/** Heights of the blue columns in a row of bars, left to right, in pixels. */
function barHeights(chart: Drawn): number[] {
  const heights: number[] = [];
  let inBar = false;
  for (let x = 0; x < chart.width; x++) {
    let blue = 0;
    for (let y = 0; y < chart.height; y++) if (isColour(chart, x, y, BLUE)) blue++;
    if (blue > 20 && !inBar) heights.push(0);
    inBar = blue > 20;
    if (inBar) heights[heights.length - 1] = Math.max(heights.at(-1)!, blue);
  }
  return heights;
}

describe('make_chart', () => {
  test('draws one bar a value, as high as the value', async () => {
    const chart = await draw({ type: 'bar', labels: ['a', 'b', 'c'], values: [10, 20, 40] });
    expect(chart.say).toBe('Bar chart of 3 values.');
    expect(chart.width).toBeGreaterThan(1000);
    const heights = barHeights(chart);
    expect(heights).toHaveLength(3);
    expect(heights[2]! / heights[0]!).toBeCloseTo(4, 1);
    expect(heights[2]! / heights[1]!).toBeCloseTo(2, 1);
  });

  test('writes its labels: umlauts, €, Devanagari and Arabic leave ink, and different ink', async () => {
    const dark = ({ data }: Drawn) => {
      let count = 0;
      for (let i = 0; i < data.length; i += 3) if (data[i]! + data[i + 1]! + data[i + 2]! < 200) count++;
      return count;
    };
    const plain = dark(await draw({ type: 'bar', labels: ['.', ','], values: [1, 2] }));
    for (const label of ['Äpfel €', 'सेब', 'تفاح']) {
      const chart = await draw({ type: 'bar', labels: [label, ','], values: [1, 2] });
      expect(dark(chart)).toBeGreaterThan(plain + 30);
    }
  });

  test('a pie has one colour a value', async () => {
    const pie = await draw(
      { type: 'pie', title: 'Kosten', labels: ['Miete', 'Essen', 'Reisen'], values: [5, 3, 2], unit: '€' },
      '',
      'de',
    );
    expect(pie.say).toBe('Kosten: Kreisdiagramm mit 3 Werten.');
    const counts = new Map<string, number>();
    for (let i = 0; i < pie.data.length; i += 3) {
      const key = `${pie.data[i]},${pie.data[i + 1]},${pie.data[i + 2]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const large = [...counts].filter(([key, count]) => count > 5000 && key !== '255,255,255').map(([, count]) => count);
    expect(large).toHaveLength(3);
    expect(Math.max(...large) / Math.min(...large)).toBeCloseTo(2.5, 0);
  });

  test.each(['line', 'area', 'scatter'] as const)('draws a %s chart', async (type) => {
    const chart = await draw({ type, labels: ['1', '2', '3'], values: [3, 9, 4] });
    let blue = 0;
    for (let y = 0; y < chart.height; y++)
      for (let x = 0; x < chart.width; x++) if (isColour(chart, x, y, BLUE)) blue++;
    expect(blue).toBeGreaterThan(300);
  });

  test('an address in a label is only a label', async () => {
    const chart = await draw({ type: 'bar', labels: ['http://127.0.0.1/x', 'file:///etc/passwd'], values: [1, 2] });
    expect(barHeights(chart)).toHaveLength(2);
  });

  test.each([
    [{ type: 'pie', labels: ['a', 'b'], values: [-1, 2] }, 'above zero'],
    [{ type: 'scatter', labels: ['a', 'b'], values: [1, 2] }, 'pairs of numbers'],
    [{ type: 'bar', labels: ['a'], values: [1, 2] }, 'names and numbers'],
    [{ type: 'bar', labels: ['你好', 'b'], values: [1, 2] }, 'no letters'],
  ] as const)('%j is refused', async (args, reason) => {
    await expect(draw(args as unknown as ChartArgs)).rejects.toThrow(reason);
  });

  test("a model's chart may hold only numbers that were given", () => {
    const context = toolContext('A line chart, please: I ran 5 km on Monday and 7,5 km on Tuesday', 'de');
    const chart = { type: 'bar', labels: ['Mo', 'Di'], values: [5, 7.5] } as const;
    expect(
      makeChart.repair!({ ...chart, labels: [...chart.labels], values: [...chart.values] }, context),
    ).toMatchObject({ type: 'line' });
    expect(() => makeChart.repair!({ type: 'bar', labels: ['Mo', 'Di'], values: [5, 8] }, context)).toThrow(
      'Namen und Zahlen',
    );
  });
});
