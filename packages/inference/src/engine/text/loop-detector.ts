/** Longest repeated passage that is noticed, in tokens. */
const MAX_PERIOD = 128;
/** Times a passage must follow itself. */
const REPEATS = 4;
/** Shorter repetitions are left alone: rulers, rows of zeros, "ha ha ha". In tokens, all repeats together. */
const MIN_LENGTH = 64;

/** Notices that an answer goes round in circles: the same passage at least four times on end. */
export class LoopDetector {
  readonly #tokens: number[] = [];
  /** [period]: how many of the latest tokens equal the one a period before. */
  readonly #matches = new Uint32Array(MAX_PERIOD + 1);

  /** True when this token completes a loop. */
  push(token: number): boolean {
    const position = this.#tokens.push(token) - 1;
    let looping = false;
    for (let period = 1; period <= MAX_PERIOD; period++) {
      const same = period <= position && this.#tokens[position - period] === token;
      const matches = same ? this.#matches[period]! + 1 : 0;
      this.#matches[period] = matches;
      looping ||= matches >= period * (REPEATS - 1) && matches + period >= MIN_LENGTH;
    }
    return looping;
  }
}
