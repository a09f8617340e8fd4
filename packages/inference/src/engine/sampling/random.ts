/** Uniform numbers in [0, 1), 32 bits each. The same seed gives the same numbers on every machine (sfc32 after splitmix32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  // Seeds beyond 32 bits count too.
  state = (state ^ Math.floor(seed / 0x1_0000_0000)) | 0;
  let [a, b, c, d] = [next(), next(), next(), 1];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 0x1_0000_0000;
  };
}
