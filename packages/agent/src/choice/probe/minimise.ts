/** A smooth function: its value at x, with the gradient written into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  readonly iterations: number;
  /** Ends when no component of the gradient is larger. */
  readonly tolerance: number;
  /** Pairs of steps remembered. */
  readonly memory: number;
}

/** Constants of the Armijo condition: share of the promised decrease, and how a step is shortened. */
const SUFFICIENT = 1e-4;
const SHORTER = 0.5;
const SHORTEST = 1e-12;

/** Limited-memory BFGS (Nocedal and Wright, "Numerical Optimization", algorithm 7.5) with backtracking; returns the minimum it found. */
export function minimise(objective: Objective, start: Float64Array, options: MinimiseOptions): Float64Array {
  let x = start.slice();
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let i = 0; i < options.iterations && largest(gradient) > options.tolerance; i++) {
    const direction = descent(gradient, steps);
    const slope = dot(direction, gradient);
    let length = i === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = x;
    const nextGradient = new Float64Array(x.length);
    let nextValue = Infinity;
    while (length > SHORTEST) {
      next = x.map((v, j) => v + length * direction[j]!);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + SUFFICIENT * length * slope) break;
      length *= SHORTER;
    }
    if (!(nextValue < value)) break;
    const s = next.map((v, j) => v - x[j]!);
    const y = nextGradient.map((v, j) => v - gradient[j]!);
    const curvature = dot(s, y);
    if (curvature > 0) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > options.memory) steps.shift();
    x = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return x;
}

/** The two-loop recursion. */
function descent(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.slice();
  const alphas = new Array<number>(steps.length);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!;
    alphas[i] = rho * dot(s, q);
    addScaled(q, y, -alphas[i]!);
  }
  const last = steps.at(-1);
  const gamma = last ? 1 / (last.rho * dot(last.y, last.y)) : 1;
  for (let j = 0; j < q.length; j++) q[j]! *= gamma;
  for (const [i, { s, y, rho }] of steps.entries()) addScaled(q, s, alphas[i]! - rho * dot(y, q));
  return q.map((v) => -v);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(target: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * other[i]!;
}

function largest(vector: Float64Array): number {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  return most;
}
