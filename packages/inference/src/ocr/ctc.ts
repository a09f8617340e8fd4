/** What a line says, and how sure that is. */
export interface Recognised {
  readonly text: string;
  /** Mean probability of the characters kept; 0 when there are none. */
  readonly score: number;
}

/**
 * Greedy decoding of a CTC output: at each step the likeliest class, repeats collapsed, blanks left out.
 * @param probabilities [steps, classes]: class 0 is the blank, then the alphabet
 */
export function decodeCtc(probabilities: Float32Array, classes: number, alphabet: readonly string[]): Recognised {
  let text = '';
  let sum = 0;
  let kept = 0;
  let before = 0;
  for (let from = 0; from + classes <= probabilities.length; from += classes) {
    let best = 0;
    for (let at = 1; at < classes; at++) if (probabilities[from + at]! > probabilities[from + best]!) best = at;
    if (best !== 0 && best !== before) {
      text += alphabet[best - 1] ?? '';
      sum += probabilities[from + best]!;
      kept++;
    }
    before = best;
  }
  return { text, score: kept === 0 ? 0 : sum / kept };
}
