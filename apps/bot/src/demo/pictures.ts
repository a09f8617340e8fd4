import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const FONT = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

export interface Receipt {
  readonly shop: string;
  readonly lines: readonly (readonly [item: string, price: string])[];
  readonly total: readonly [word: string, amount: string];
}

/** A till receipt as a PNG of 620 pixels width: letters black on paper, set in a font that comes along. */
export function drawReceipt({ shop, lines, total }: Receipt): Buffer {
  const row = ([left, right]: readonly [string, string], index: number) =>
    `<text x="60" y="${190 + index * 56}">${left}</text><text x="560" y="${190 + index * 56}" text-anchor="end">${right}</text>`;
  const height = 190 + (lines.length + 2) * 56;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="${height}" font-family="DejaVu Sans" font-size="32" fill="#222">
    <rect width="100%" height="100%" fill="#fbfaf5"/>
    <text x="310" y="96" text-anchor="middle" font-size="46">${shop}</text>
    <path d="M60 130H560" stroke="#222" stroke-width="2"/>
    ${lines.map(row).join('')}
    <path d="M60 ${190 + lines.length * 56 - 34}H560" stroke="#222" stroke-width="2"/>
    ${row(total, lines.length + 0.4)}
  </svg>`;
  return new Resvg(svg, { font: { fontFiles: [FONT], loadSystemFonts: false } }).render().asPng();
}

const WIDTH = 640;
const HEIGHT = 420;

/** A landscape with a sun, hills and grain: smooth areas, edges and texture like a photograph. The same bytes at every call. */
export async function paintLandscape(): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) pixels.set(colourAt(x, y), (y * WIDTH + x) * 3);
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** The sun stands left and the near hill rises to the right, so that every turn and mirroring shows. */
function colourAt(x: number, y: number): [number, number, number] {
  const grain = ((x * 1103 + y * 7919 + ((x * y) % 97) * 31) % 17) - 8;
  const near = HEIGHT * 0.8 - x * 0.22 + 14 * Math.sin(x / 45);
  const far = HEIGHT * 0.58 + 38 * Math.sin(x / 90 + 1);
  if (y > near) return shade([52, 96, 44], grain);
  if (y > far) return shade([96, 138, 92], grain);
  if (Math.hypot(x - 150, y - 110) < 52) return shade([255, 214, 96], 0);
  const down = y / HEIGHT;
  return shade([92 + 120 * down, 150 + 70 * down, 226], grain / 3);
}

function shade([red, green, blue]: readonly [number, number, number], by: number): [number, number, number] {
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value + by)));
  return [clamp(red), clamp(green), clamp(blue)];
}
