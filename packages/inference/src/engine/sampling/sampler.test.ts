import { describe, expect, test } from '@jest/globals';
import type { TopLogits } from '../../backends/backend.js';
import type { Sampling } from '../types.js';
import { createRandom } from './random.js';
import { LogitsError, Sampler } from './sampler.js';

const VOCABULARY = 60;

function randomLogits(random: () => number): Float32Array {
  return Float32Array.from({ length: VOCABULARY }, () => (random() - 0.5) * 12);
}

/** Probabilities [vocabulary] by the textbook: everything sorted, no short cuts. */
function reference(logits: Float32Array, sampling: Sampling, seen: readonly number[], mask?: Int32Array): number[] {
  const { temperature = 0, topK = 0, topP = 1, minP = 0, repetitionPenalty = 1 } = sampling;
  const changed = [...logits].map((logit, id) => {
    if (mask && ((mask[id >> 5]! >> (id & 31)) & 1) === 0) return -Infinity;
    if (!seen.includes(id)) return logit;
    return logit > 0 ? Math.fround(logit / repetitionPenalty) : Math.fround(logit * repetitionPenalty);
  });
  const best = Math.max(...changed);
  if (temperature === 0) return changed.map((_, id) => (id === changed.indexOf(best) ? 1 : 0));
  const normalise = (values: number[]) => {
    const sum = values.reduce((a, b) => a + b, 0);
    return values.map((value) => value / sum);
  };
  let shares = normalise(changed.map((logit) => Math.exp((logit - best) / temperature)));
  const keep = (ids: readonly number[]) => {
    shares = normalise(shares.map((share, id) => (ids.includes(id) ? share : 0)));
  };
  const order = shares.map((_, id) => id).sort((a, b) => shares[b]! - shares[a]! || a - b);
  if (topK > 0) keep(order.slice(0, topK));
  if (topP < 1) {
    let sum = 0;
    keep(order.filter((id) => (sum < topP ? ((sum += shares[id]!), true) : false)));
  }
  const most = Math.max(...shares);
  keep(order.filter((id) => shares[id]! >= minP * most));
  return shares;
}

const SETTINGS: Sampling[] = [
  {},
  { repetitionPenalty: 1.3 },
  { temperature: 1 },
  { temperature: 0.6, topK: 5 },
  { temperature: 1.4, topP: 0.8 },
  { temperature: 0.9, minP: 0.1 },
  { temperature: 2, topK: 20, topP: 0.7, minP: 0.02, repetitionPenalty: 1.2 },
];

describe.each(SETTINGS)('%j', (sampling) => {
  test.each([1, 2, 3, 4])('draws as the naive reference says, case %i', (number) => {
    const random = createRandom(number);
    const logits = randomLogits(random);
    const seen = Array.from({ length: 8 }, () => Math.floor(random() * VOCABULARY));
    const mask = number % 2 ? undefined : Int32Array.of(0x5a5aff0f, -0x10000001);
    const shares = reference(logits, sampling, seen, mask);
    const sampler = new Sampler({ ...sampling, seed: number }, VOCABULARY);
    sampler.see(seen);
    const draws = 4000;
    const counts = new Array<number>(VOCABULARY).fill(0);
    for (let i = 0; i < draws; i++) counts[sampler.pick(logits.slice(), mask)]!++;
    shares.forEach((share, id) => {
      if (share === 0) expect(counts[id]).toBe(0);
      // Five standard deviations: once in some millions by chance, and the seeds are fixed.
      const deviation = Math.sqrt(draws * share * (1 - share));
      expect(Math.abs(counts[id]! - draws * share)).toBeLessThanOrEqual(5 * deviation + 1e-6);
    });
  });
});

describe('Sampler', () => {
  test('the same seed draws the same, large seeds differ too', () => {
    const draw = (seed: number) => {
      const sampler = new Sampler({ temperature: 1, seed }, VOCABULARY);
      const random = createRandom(1);
      return Array.from({ length: 20 }, () => sampler.pick(randomLogits(random))).join();
    };
    expect(draw(5)).toBe(draw(5));
    expect(new Set([5, 6, -5, 2 ** 40 + 5, 2 ** 41 + 5].map(draw)).size).toBe(5);
  });

  test('padding beyond the tokens is never picked', () => {
    const logits = Float32Array.of(0, 1, 2, 99);
    expect(new Sampler({}, 3).pick(logits.slice())).toBe(2);
    const sampler = new Sampler({ temperature: 5, seed: 1 }, 3);
    for (let i = 0; i < 200; i++) expect(sampler.pick(logits.slice())).toBeLessThan(3);
  });

  test.each([
    ['NaN', Float32Array.of(1, NaN, 0)],
    ['nothing allowed', new Float32Array(3).fill(-Infinity)],
    ['infinite', Float32Array.of(1, Infinity, 0)],
  ])('%s is an error', (_, logits) => {
    expect(() => new Sampler({}, 3).pick(logits)).toThrow(LogitsError);
  });

  test('a large, flat vocabulary: the nucleus is the one that sorting gives', () => {
    const random = createRandom(3);
    const logits = Float32Array.from({ length: 150_000 }, () => (random() + random() + random()) * 6);
    const weights = Array.from(logits, (logit) => Math.exp(logit)).sort((a, b) => b - a);
    const total = weights.reduce((a, b) => a + b, 0);
    let sum = 0;
    const size = weights.findIndex((weight) => (sum += weight) >= 0.9 * total) + 1;
    const sampler = new Sampler({ temperature: 1, topP: 0.9, seed: 1 }, logits.length);
    for (let i = 0; i < 50; i++) {
      const picked = logits[sampler.pick(logits.slice())]!;
      expect(Math.exp(picked)).toBeGreaterThanOrEqual(weights[size - 1]! * (1 - 1e-6));
    }
  });
});

describe('the highest logits alone', () => {
  const top = (logits: Float32Array, count: number): TopLogits => {
    const ids = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, count);
    return { ids, values: Float32Array.from(ids, (id) => logits[id]!), all: () => Promise.resolve(logits) };
  };
  const bits = (random: () => number) =>
    Int32Array.from({ length: 2 }, () => Math.floor(random() * 2 ** 32) & Math.floor(random() * 2 ** 32));

  test.each<[string, Sampling, number]>([
    ['greedy', {}, 1],
    ['greedy with a penalty', { repetitionPenalty: 1.3 }, 0.95],
    ['a few of them', { temperature: 0.8, topK: 5, topP: 0.9, minP: 0.05, repetitionPenalty: 1.1 }, 0.8],
    ['more than there are', { temperature: 0.8, topK: 20 }, 0],
    ['a nucleus, whose size depends on all', { temperature: 0.8, topP: 0.9 }, 0],
    ['a penalty that raises others above them', { repetitionPenalty: 0.9 }, 0],
  ])('%s: the token that all logits give, or none', (_, sampling, least) => {
    const random = createRandom(5);
    let decided = 0;
    for (let seed = 0; seed < 300; seed++) {
      const logits = randomLogits(random);
      const mask = seed % 3 === 0 ? bits(random) : undefined;
      const [one, other] = [0, 1].map(() => new Sampler({ ...sampling, seed }, VOCABULARY - 2));
      const seen = Array.from({ length: 8 }, () => Math.floor(random() * VOCABULARY));
      for (const sampler of [one!, other!]) sampler.see(seen);
      const picked = one!.pickTop(top(logits, 12), mask);
      if (!mask && picked !== undefined) decided++;
      if (picked !== undefined) expect(picked).toBe(other!.pick(logits.slice(), mask));
    }
    expect(decided / 200).toBeGreaterThanOrEqual(least);
    if (least === 0) expect(decided).toBe(0);
  });

  test('a mask that leaves only others decides nothing, and so does a tie with them', () => {
    const logits = Float32Array.of(5, 4, 3, 2, 1, 0);
    expect(new Sampler({}, 6).pickTop(top(logits, 3), Int32Array.of(0b111000))).toBeUndefined();
    expect(new Sampler({}, 6).pickTop(top(logits, 3), Int32Array.of(0b111010))).toBe(1);
    expect(new Sampler({}, 6).pickTop(top(Float32Array.of(2, 2, 2, 2), 3))).toBeUndefined();
  });

  test('NaN is an error', () => {
    expect(() => new Sampler({}, 3).pickTop(top(new Float32Array(3).fill(NaN), 2))).toThrow(LogitsError);
  });
});
