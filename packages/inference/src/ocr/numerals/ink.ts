import type { Pixels } from '../../pictures/pixels.js';

/** How much ink is where, 0 to 1, row by row, whatever the colours and the light. */
export interface Ink {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Rec. 601 luma. */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];
/** Less difference between ink and paper than this, of 255, is noise. */
const LEAST_CONTRAST = 24;
/** Shares of a line's pixels: the darkest and the lightest ones, without stray ones. */
const [LOW, MIDDLE, HIGH] = [0.02, 0.5, 0.98];
/** The same where paper is looked for: most of what is around. */
const PAPER = 0.7;

/** The ink of a line of text, most of which is paper. */
export function inkOf(line: Pixels): Ink {
  const { width, height } = line;
  const grey = luma(line);
  const at = (share: number): number => quantile(grey, width, 0, width, share);
  // The rarer of dark and light is the ink.
  const dark = at(HIGH) - at(MIDDLE) <= at(MIDDLE) - at(LOW);
  const paper = paperByColumn(grey, width, height, dark ? PAPER : 1 - PAPER);
  const depth = new Uint8Array(grey.length);
  for (let cell = 0; cell < depth.length; cell++) {
    const deep = paper[cell % width]! - grey[cell]!;
    depth[cell] = Math.max(0, dark ? deep : -deep);
  }
  const full = quantile(depth, width, 0, width, HIGH);
  const data = new Float32Array(depth.length);
  if (full >= LEAST_CONTRAST)
    for (let cell = 0; cell < data.length; cell++) data[cell] = Math.min(1, depth[cell]! / full);
  return { data, width, height };
}

function luma({ data, width, height }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let cell = 0; cell < grey.length; cell++)
    grey[cell] = data[cell * 3]! * RED + data[cell * 3 + 1]! * GREEN + data[cell * 3 + 2]! * BLUE;
  return grey;
}

/** The paper's brightness in each column, where light falls from the side: looked for in pieces as wide as the line is high, and between them in proportion. */
function paperByColumn(grey: Uint8Array, width: number, height: number, share: number): Float32Array {
  const step = Math.max(1, height >> 1);
  const count = Math.max(1, Math.round(width / step));
  const found = Array.from({ length: count + 1 }, (_, at) =>
    quantile(grey, width, Math.max(0, (at - 1) * step), Math.min(width, (at + 1) * step), share),
  );
  return Float32Array.from({ length: width }, (_, x) => {
    const at = Math.min(count, x / step);
    const before = Math.floor(at);
    return found[before]! + (found[Math.min(count, before + 1)]! - found[before]!) * (at - before);
  });
}

/** The value that a share of the cells in some columns is below. */
function quantile(values: Uint8Array, width: number, from: number, to: number, share: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let row = 0; row < values.length; row += width)
    for (let cell = row + from; cell < row + to; cell++) {
      counts[values[cell]!]!++;
      total++;
    }
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += counts[value]!;
    if (below > share * total) return value;
  }
  return 255;
}
