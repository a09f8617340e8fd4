import type { Frames } from './pixels.js';

const FRAME = '<fake_token_around_image>';
const WHOLE = '<global-img>';
const IMAGE = '<image>';

/** What stands in the prompt for a picture: its frames row by row, each after its place, and the whole picture last. */
export function pictureText({ rows, columns }: Pick<Frames, 'rows' | 'columns'>, frameTokens: number): string {
  const features = IMAGE.repeat(frameTokens);
  const whole = `${FRAME}${WHOLE}${features}${FRAME}`;
  if (rows === 0) return whole;
  let text = '';
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) text += `${FRAME}<row_${row}_col_${column}>${features}`;
    text += '\n';
  }
  return `${text}\n${whole}`;
}
