import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const FONT = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const WIDTH = 1000;
const HEIGHT = 750;

/** What stands in a street: middle and half the width, in pixels of 1000 × 750. */
export interface Street {
  readonly stopSigns: readonly Spot[];
  readonly clocks: readonly Spot[];
  readonly lights: readonly Spot[];
}
type Spot = readonly [x: number, y: number, radius: number];

/** A street under a summer sky as JPEG, with things that are recognised although they are drawn. The same bytes at every call. */
export async function drawStreet({ stopSigns, clocks, lights }: Street): Promise<Buffer> {
  const things = [...lights.map(trafficLight), ...stopSigns.map(stopSign), ...clocks.map(clock)].join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="DejaVu Sans" text-anchor="middle">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#7fb2e5"/><stop offset="1" stop-color="#dfeefa"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/><rect y="560" width="100%" height="190" fill="#7d8a6a"/>${things}</svg>`;
  const png = new Resvg(svg, { font: { fontFiles: [FONT], loadSystemFonts: false } }).render().asPng();
  // As sharp as a photo, not as a drawing.
  return sharp(png).blur(0.6).jpeg({ quality: 85 }).toBuffer();
}

function stopSign([x, y, r]: Spot): string {
  const corners = (radius: number) =>
    Array.from({ length: 8 }, (_, at) => {
      const angle = ((at + 0.5) * Math.PI) / 4;
      return `${x + radius * Math.cos(angle)},${y + radius * Math.sin(angle)}`;
    }).join(' ');
  return `<rect x="${x - r * 0.06}" y="${y}" width="${r * 0.12}" height="${r * 3.4}" fill="#8b9096"/>
    <polygon points="${corners(r)}" fill="#fff"/><polygon points="${corners(r * 0.93)}" fill="#c1121f"/>
    <text x="${x}" y="${y + r * 0.22}" font-size="${r * 0.62}" font-weight="bold" fill="#fff">STOP</text>`;
}

function clock([x, y, r]: Spot): string {
  const hours = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    const [left, top] = [x + r * 0.72 * Math.sin(angle), y - r * 0.72 * Math.cos(angle) + r * 0.08];
    return `<text x="${left}" y="${top}" font-size="${r * 0.22}">${hour || 12}</text>`;
  });
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="#2b2b2b"/><circle cx="${x}" cy="${y}" r="${r * 0.9}" fill="#fdfdfa"/>${hours.join('')}
    <path d="M${x} ${y}l${r * 0.35} ${-r * 0.3}M${x} ${y}l${-r * 0.1} ${-r * 0.62}" stroke="#111" stroke-width="${r * 0.05}" stroke-linecap="round"/>
    <circle cx="${x}" cy="${y}" r="${r * 0.05}"/>`;
}

function trafficLight([x, y, r]: Spot): string {
  const lamps = ['#ff3b30', '#4a3a10', '#0f3a1a'].map(
    (colour, at) => `<circle cx="${x}" cy="${y + (at - 1) * r * 1.8}" r="${r * 0.72}" fill="${colour}"/>`,
  );
  return `<rect x="${x - r * 0.24}" y="${y}" width="${r * 0.48}" height="${HEIGHT - y}" fill="#444"/>
    <rect x="${x - r}" y="${y - r * 2.8}" width="${r * 2}" height="${r * 5.6}" rx="${r * 0.3}" fill="#1a1a1a"/>${lamps.join('')}`;
}
