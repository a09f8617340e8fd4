import { boxOf, distinct } from './grounding.js';
import type { Grounded, Size } from './grounding.js';

/** PaliGemma: `<locYYYY><locXXXX><locYYYY><locXXXX> label`, 0 to 1023, y before x; things divided by `;`. */
const PALIGEMMA = /((?:<loc\d{4}>){4})\s*([^<;\n]{0,80})/gu;
const PALIGEMMA_BINS = 1024;
/** Florence-2: `label<loc_x1><loc_y1><loc_x2><loc_y2>`, 0 to 999, x before y; a label may be followed by several boxes. */
const FLORENCE = /([^<>]{0,80})((?:<loc_\d{1,3}>){4,})/gu;
const FLORENCE_BINS = 1000;

/** Boxes written as location tokens, of the PaliGemma and the Florence-2 kind. */
export function parseLocationTokens(answer: string, shown: Size): readonly Grounded[] {
  const paligemma = [...answer.matchAll(PALIGEMMA)].map(([, tokens = '', label = '']) => {
    const [y1, x1, y2, x2] = binsOf(tokens);
    return boxOf(inPixels([x1!, y1!, x2!, y2!], PALIGEMMA_BINS, shown), label, shown);
  });
  const florence = [...answer.matchAll(FLORENCE)].flatMap(([, label = '', tokens = '']) => {
    const bins = binsOf(tokens);
    return Array.from({ length: Math.floor(bins.length / 4) }, (_, i) =>
      boxOf(inPixels(bins.slice(i * 4, i * 4 + 4), FLORENCE_BINS, shown), label, shown),
    );
  });
  return distinct([...paligemma, ...florence]);
}

function binsOf(tokens: string): number[] {
  return (tokens.match(/\d+/gu) ?? []).map(Number);
}

function inPixels(corners: readonly number[], bins: number, { width, height }: Size): number[] {
  return corners.map((value, i) => (value / bins) * (i % 2 === 0 ? width : height));
}
