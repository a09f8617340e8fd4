import { escapeXml, rasterise } from '../../drawing/rasterise.js';
import { FONT_FAMILY } from '../../drawing/fonts.js';

/** Letter size as a share of the shorter side, and the least in pixels. */
const SIZE_SHARE = 0.09;
const LEAST_SIZE = 12;
/** Mean width of a bold letter, in letter sizes, for breaking lines. */
const LETTER_WIDTH = 0.68;
const MOST_LINES = 6;

/** A transparent PNG of a picture's size with white, black-edged text at its top or bottom. */
export async function captionLayer(
  text: string,
  place: 'top' | 'bottom',
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  let size = Math.max(LEAST_SIZE, Math.min(width, height) * SIZE_SHARE);
  let lines = breakLines(text, Math.floor((width * 0.94) / (size * LETTER_WIDTH)));
  if (lines.length > MOST_LINES) {
    size = Math.max(LEAST_SIZE, (size * MOST_LINES) / lines.length);
    lines = breakLines(text, Math.floor((width * 0.94) / (size * LETTER_WIDTH)));
  }
  const lineHeight = size * 1.25;
  const top = place === 'top' ? size * 1.2 : height - size * 0.6 - lineHeight * (lines.length - 1);
  const spans = lines.map(
    (line, i) =>
      `<text x="${width / 2}" y="${(top + i * lineHeight).toFixed(1)}" text-anchor="middle">${escapeXml(line)}</text>`,
  );
  return rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<g font-family="${FONT_FAMILY}" font-weight="bold" font-size="${size.toFixed(1)}" fill="#fff" stroke="#000" ` +
      `stroke-width="${(size * 0.14).toFixed(1)}" stroke-linejoin="round" paint-order="stroke">${spans.join('')}</g></svg>`,
  );
}

/** Words in lines of at most `most` letters; a longer word stands alone. */
function breakLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
