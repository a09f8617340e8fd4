import type { Tokens } from './messages.js';

/** Texts as rows of one length, that of the longest: the shorter ones are filled up with token 0. */
export function filledUp(texts: Tokens): number[][] {
  const longest = Math.max(...texts.map(({ length }) => length));
  return texts.map((tokens) => [...tokens, ...new Array<number>(longest - tokens.length).fill(0)]);
}

/**
 * Means over the tokens of each text.
 * @param states [texts, tokens of the longest, size]
 */
export function meansOf(states: Float32Array, texts: Tokens): Float32Array[] {
  const rowLength = states.length / texts.length;
  const longest = Math.max(...texts.map(({ length }) => length));
  const size = rowLength / longest;
  return texts.map(({ length }, row) => {
    const mean = new Float32Array(size);
    for (let token = 0; token < length; token++) {
      const from = row * rowLength + token * size;
      for (let i = 0; i < size; i++) mean[i]! += states[from + i]! / length;
    }
    return mean;
  });
}
