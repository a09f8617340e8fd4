import type { FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { math } from './math.js';
import type { BigNumber, Unit } from './math.js';
import { Refusal } from './refusal.js';

export type Value = BigNumber | Unit;

/** Characters of an expression. */
const LONGEST = 500;
/** Decimal digits a result may have before or after the point. */
const MOST_DIGITS = 1000;
const LARGEST_FACTORIAL = 1000;

/** Constants by name; everything else that is a word must be a unit. */
const CONSTANTS: Readonly<Record<string, () => BigNumber>> = {
  pi: () => math.evaluate('pi') as BigNumber,
  e: () => math.evaluate('e') as BigNumber,
};

/** Functions of real numbers; what is not here is refused. Degrees are written as a unit: sin(30 deg). */
const FUNCTIONS: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  sqrt: ([x]) => (number(x).isNegative() ? refuse('no-real-result') : number(x).sqrt()),
  cbrt: ([x]) => number(x).cbrt(),
  abs: ([x]) => number(x).abs(),
  round: ([x, digits]) => number(x).toDecimalPlaces(digits === undefined ? 0 : number(digits).toNumber()),
  floor: ([x]) => number(x).floor(),
  ceil: ([x]) => number(x).ceil(),
  ln: ([x]) => (number(x).lte(0) ? refuse('no-real-result') : number(x).ln()),
  log: ([x, base]) =>
    number(x).lte(0) ? refuse('no-real-result') : number(x).log(base === undefined ? 10 : number(base).toNumber()),
  sin: ([x]) => math.sin(x as BigNumber),
  cos: ([x]) => math.cos(x as BigNumber),
  tan: ([x]) => math.tan(x as BigNumber),
  min: (values) => values.map(number).reduce((a, b) => (b.lt(a) ? b : a)),
  max: (values) => values.map(number).reduce((a, b) => (b.gt(a) ? b : a)),
  sum: (values) => values.reduce((a, b) => operate('add', a, b)),
  mean: (values) => number(values.reduce((a, b) => operate('add', a, b))).div(values.length),
};

/**
 * The value of an arithmetic expression in decimals: numbers, + − * / ^ % !, parentheses, units (`5 mile to km`), a few functions.
 * `a + b%` adds that share of a. Walks the syntax tree itself, so that nothing but arithmetic can run and every step is bounded.
 * @throws Refusal for anything else and for results that do not exist or are too large.
 */
export function evaluate(expression: string): Value {
  if (expression.length > LONGEST) throw new Refusal('too-long');
  let tree: MathNode;
  try {
    tree = math.parse(expression);
  } catch {
    throw new Refusal('not-arithmetic');
  }
  return bounded(visit(tree));
}

function visit(node: MathNode): Value {
  switch (node.type) {
    case 'ConstantNode': {
      const { value } = node as unknown as { value: unknown };
      // The parser itself writes the 100 of a percentage as a plain number.
      return math.isBigNumber(value) ? value : value === 100 ? math.bignumber(100) : refuse('not-arithmetic');
    }
    case 'ParenthesisNode':
      return visit((node as ParenthesisNode).content);
    case 'SymbolNode':
      return symbol((node as SymbolNode).name);
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      const apply = Object.hasOwn(FUNCTIONS, fn.name) && args.length > 0 ? FUNCTIONS[fn.name] : undefined;
      return apply ? bounded(apply(args.map(visit))) : refuse('not-arithmetic');
    }
    case 'OperatorNode':
      return bounded(operator(node as OperatorNode));
    default:
      return refuse('not-arithmetic');
  }
}

function operator({ fn, args }: OperatorNode): Value {
  const [left, right] = args as [MathNode, MathNode | undefined];
  if (right === undefined) return unary(fn, visit(left));
  if ((fn === 'add' || fn === 'subtract') && isPercentage(right)) {
    const base = visit(left);
    return operate(fn, base, operate('multiply', base, visit(right)));
  }
  return operate(fn, visit(left), visit(right));
}

function unary(fn: string, value: Value): Value {
  switch (fn) {
    case 'unaryMinus':
      return math.unaryMinus(value);
    case 'unaryPlus':
      return value;
    case 'factorial': {
      const n = number(value);
      if (!n.isInteger() || n.isNegative()) return refuse('no-real-result');
      return n.gt(LARGEST_FACTORIAL) ? refuse('too-large') : math.factorial(n);
    }
    default:
      return refuse('not-arithmetic');
  }
}

function operate(fn: string, a: Value, b: Value): Value {
  try {
    switch (fn) {
      case 'add':
        return math.add(a, b) as Value;
      case 'subtract':
        return math.subtract(a, b) as Value;
      case 'multiply':
        return math.multiply(a, b) as Value;
      case 'divide':
        return math.isBigNumber(b) && b.isZero() ? refuse('division-by-zero') : (math.divide(a, b) as Value);
      case 'mod':
        return number(b).isZero() ? refuse('division-by-zero') : math.mod(number(a), number(b));
      case 'pow':
        return power(a, number(b));
      case 'to':
        return math.isUnit(a) && math.isUnit(b) ? (math.to(a, b) as Unit) : refuse('units');
      default:
        return refuse('not-arithmetic');
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // mathjs throws plain errors, for units that do not fit together.
    throw new Refusal('units');
  }
}

function power(base: Value, exponent: BigNumber): Value {
  if (!math.isBigNumber(base)) return math.pow(base, exponent) as Value;
  if (base.isZero() && exponent.isNegative()) return refuse('division-by-zero');
  const digits = base.isZero() ? 0 : Math.abs(base.abs().log(10).toNumber() * exponent.toNumber());
  if (digits > MOST_DIGITS) return refuse('too-large');
  const result = base.pow(exponent);
  return result.isNaN() ? refuse('no-real-result') : result;
}

function symbol(name: string): Value {
  const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
  if (constant) return constant();
  try {
    return math.unit(name);
  } catch {
    return refuse('not-arithmetic');
  }
}

function isPercentage(node: MathNode): boolean {
  return node.type === 'OperatorNode' && (node as OperatorNode & { isPercentage: boolean }).isPercentage;
}

function number(value: Value | undefined): BigNumber {
  return math.isBigNumber(value) ? value : refuse('units');
}

function bounded(value: Value): Value {
  if (!math.isBigNumber(value)) return value;
  if (value.isNaN()) return refuse('no-real-result');
  if (!value.isFinite()) return refuse('division-by-zero');
  return Math.abs(value.e) > MOST_DIGITS ? refuse('too-large') : value;
}

function refuse(reason: Refusal['reason']): never {
  throw new Refusal(reason);
}
