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

/** The ink of a line of text, most of which is paper. */
export function inkOf(line: Pixels): Ink {
  const { width, height } = line;
  const grey = luma(line);
  const sorted = grey.toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  // The rarer of dark and light is the ink.
  const sign = at(HIGH) - at(MIDDLE) > at(MIDDLE) - at(LOW) ? 1 : -1;
  const paper = paperByColumn(grey, width, height, sign);
  const depth = grey.map((value, cell) => sign * (value - paper[cell % width]!));
  const full = depth.toSorted()[Math.floor(HIGH * depth.length)]!;
  const data = full < LEAST_CONTRAST ? new Float32Array(depth.length) : depth.map((value) => clamp(value / full));
  return { data, width, height };
}

function luma({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let cell = 0; cell < grey.length; cell++)
    grey[cell] = data[cell * 3]! * RED + data[cell * 3 + 1]! * GREEN + data[cell * 3 + 2]! * BLUE;
  return grey;
}

/** The paper's brightness in each column, where light falls from the side: the median of a column's neighbourhood, as wide as the line is high. */
function paperByColumn(grey: Float32Array, width: number, height: number, sign: number): Float32Array {
  const medians = Float32Array.from({ length: width }, (_, x) => {
    const column = Float32Array.from({ length: height }, (__, y) => grey[y * width + x]!).toSorted();
    return column[Math.floor(height * (sign < 0 ? 0.7 : 0.3))]!;
  });
  return medians.map((_, x) => {
    const around = medians.slice(Math.max(0, x - height / 2), x + height / 2 + 1).toSorted();
    return around[around.length >> 1]!;
  });
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
