import { Sheet } from '../sight/sheet.js';
import type { WrittenPicture } from './case.js';

const WIDTH = 1000;
const MARGIN = 70;

const STYLES = {
  note: { ground: '#fbfaf5', ink: '#222222', size: 34, bold: false },
  sign: { ground: '#13507a', ink: '#ffffff', size: 36, bold: true },
  screen: { ground: '#f0f2f5', ink: '#111b21', size: 32, bold: false },
} as const;

/** A note, a sign or a screen with its lines, as PNG. */
export function drawPicture({ style, lines }: WrittenPicture): Buffer {
  const { ground, ink, size, bold } = STYLES[style];
  const step = size * 2;
  const sheet = new Sheet(WIDTH, MARGIN * 2 + lines.length * step, ground);
  if (style === 'sign') {
    sheet.shape(
      `<rect x="16" y="16" width="${WIDTH - 32}" height="${sheet.height - 32}" rx="24" fill="none" stroke="${ink}" stroke-width="8"/>`,
    );
  }
  if (style === 'screen') sheet.shape(`<rect width="${WIDTH}" height="36" fill="#075e54"/>`);
  lines.forEach((line, at) => sheet.line(line, MARGIN, MARGIN + size + at * step, { size, colour: ink, bold }));
  return sheet.draw();
}
