/** Tokens that may be drawn, with weights relative to the best one's (which is 1). */
export interface Candidate {
  readonly id: number;
  readonly weight: number;
}

/** A token this many times less likely than the best one is never drawn: e^20, below the noise of a quantised model. */
const NEGLIGIBLE = 20;
/** First guess of how deep a nucleus reaches, as an exponent; deepened until it holds enough. */
const FIRST_DEPTH = 5;

/**
 * All tokens with a chance, in order of their ids.
 * @param logits [vocabSize]; -Infinity = forbidden
 * @param best the highest of them
 */
export function weigh(logits: Float32Array, limit: number, best: number, temperature: number): Candidate[] {
  const candidates: Candidate[] = [];
  const cut = best - NEGLIGIBLE * temperature;
  for (let id = 0; id < limit; id++) {
    const logit = logits[id]!;
    if (logit >= cut) candidates.push({ id, weight: Math.exp((logit - best) / temperature) });
  }
  return candidates;
}

/** The `topK` likeliest (0 = all), then the smallest set of the likeliest that holds `topP` of their mass; likeliest first. */
export function nucleus(candidates: readonly Candidate[], topK: number, topP: number): Candidate[] {
  const sorted = likeliest(candidates, topK, topP);
  if (topK > 0 && sorted.length > topK) sorted.length = topK;
  if (topP >= 1) return sorted;
  const enough = topP * mass(topK > 0 ? sorted : candidates);
  let sum = 0;
  let count = 0;
  while (count < sorted.length && (count === 0 || sum < enough)) sum += sorted[count++]!.weight;
  sorted.length = count;
  return sorted;
}

export function mass(candidates: readonly Candidate[]): number {
  let sum = 0;
  for (const { weight } of candidates) sum += weight;
  return sum;
}

/** Sorted head of the candidates, deep enough for topK and topP: sorting all of a large vocabulary would cost more than the model's step. */
function likeliest(candidates: readonly Candidate[], topK: number, topP: number): Candidate[] {
  const wanted = topP < 1 ? topP * mass(candidates) : topK > 0 ? 0 : Infinity;
  for (let depth = FIRST_DEPTH; ; depth *= 2) {
    const cut = Math.exp(-depth);
    const head = depth >= NEGLIGIBLE ? [...candidates] : candidates.filter(({ weight }) => weight >= cut);
    if (head.length < candidates.length && (head.length < topK || mass(head) < wanted)) continue;
    return head.sort((a, b) => b.weight - a.weight || a.id - b.id);
  }
}
