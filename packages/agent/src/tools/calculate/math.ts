import { all, create } from 'mathjs';
import type { BigNumber, MathJsInstance, Unit } from 'mathjs';

/** Significant digits of intermediate results. */
const PRECISION = 64;

/** Decimal arithmetic: 0.1 + 0.2 is 0.3. Only its parser and arithmetic are used, never its evaluator (see evaluate.ts). */
export const math: MathJsInstance = create(all!, { number: 'BigNumber', precision: PRECISION });

export type { BigNumber, Unit };
