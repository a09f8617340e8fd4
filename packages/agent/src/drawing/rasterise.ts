import { renderAsync } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './fonts.js';
import { withVowelSigns } from './vowel-signs.js';

/** An SVG as PNG bytes, with the shipped fonts only, so that it looks the same on every machine. `scale`: pixels per SVG unit. */
export async function rasterise(svg: string, scale = 1): Promise<Buffer> {
  const image = await renderAsync(withVowelSigns(svg), {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return image.asPng();
}

/** Text as it may stand in SVG. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
