import type { Attribute, Graph, Initializer, Node, Value } from './model.js';
import { needed } from './needed.js';

/** Operators that are onnxruntime's own ("contrib"), see its docs/ContribOperators.md. */
const MICROSOFT_OPS: ReadonlySet<string> = new Set([
  'FusedMatMul',
  'GatherBlockQuantized',
  'GroupQueryAttention',
  'MatMulNBits',
  'QuickGelu',
  'RotaryEmbedding',
  'SkipSimplifiedLayerNormalization',
]);

/** Collects the nodes and constants of one graph in the order they run. */
export class GraphBuilder {
  readonly #nodes: Node[] = [];
  readonly #initializers = new Map<string, Initializer>();
  readonly #defined = new Set<string>();

  constructor(readonly name: string) {}

  /** Adds a node and returns the name of its first output. */
  node(
    op: string,
    inputs: readonly string[],
    outputs: string | readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): string {
    const names = typeof outputs === 'string' ? [outputs] : outputs;
    this.#nodes.push({ op, domain: MICROSOFT_OPS.has(op) ? 'com.microsoft' : '', inputs, outputs: names, attributes });
    for (const output of names) this.#defined.add(output);
    return names[0]!;
  }

  /** Whether a node already makes this value. */
  defines(name: string): boolean {
    return this.#defined.has(name);
  }

  /** Adds a constant (once per name) and returns its name. */
  initializer(initializer: Initializer): string {
    this.#initializers.set(initializer.name, initializer);
    return initializer.name;
  }

  /** A small int64 vector, such as a shape or axes; equal ones are shared. */
  ints(...values: readonly number[]): string {
    return this.initializer({ name: `ints.${values.join('_')}`, type: 'int64', dims: [values.length], values });
  }

  /** The graph that makes these outputs: what none of them depends on is left out, as onnxruntime runs all that is in a graph. */
  build(inputs: readonly Value[], outputs: readonly Value[]): Graph {
    const { nodes, names } = needed(this.#nodes, outputs);
    const initializers = [...this.#initializers.values()].filter(({ name }) => names.has(name));
    return { name: this.name, inputs, outputs, initializers, nodes };
  }
}
