import { ImportError } from '../../graph/errors.js';
import { GraphBuilder } from '../../graph/onnx/graph-builder.js';
import { foldConstant } from './fold.js';
import type { Constant, GraphModel, GraphNode } from './graph-model.js';
import { inOrder, sameOrder } from './value.js';
import type { Value } from './value.js';

/** Converts one kind of node; gives its outputs. */
export type ConvertNode = (converter: Converter, node: GraphNode) => readonly Value[];

/** What operators need while a graph is converted: values asked for by name, converted the first time. */
export class Converter {
  readonly builder: GraphBuilder;
  readonly #values = new Map<string, readonly Value[]>();
  readonly #constants: Map<string, Constant>;
  readonly #users = new Map<string, GraphNode[]>();
  #names = 0;

  constructor(
    name: string,
    private readonly model: GraphModel,
    private readonly operators: Readonly<Record<string, ConvertNode>>,
  ) {
    this.builder = new GraphBuilder(name);
    this.#constants = new Map(model.constants);
    for (const node of model.nodes.values())
      for (const input of node.input) {
        const users = this.#users.get(sourceOf(input).node);
        if (users) users.push(node);
        else this.#users.set(sourceOf(input).node, [node]);
      }
  }

  /** A value as it is, padding and order of axes included. @throws ImportError */
  value(input: string): Value {
    const { node: name, output } = sourceOf(input);
    let values = this.#values.get(name);
    if (!values) {
      const node = this.node(name);
      const convert = this.operators[node.op];
      if (!convert) throw new ImportError('unsupported', `${node.op} (${name}) cannot be converted`);
      values = convert(this, node);
      this.#values.set(name, values);
    }
    const value = values[output];
    if (!value) throw new ImportError('format', `there is no ${input}`);
    return value;
  }

  /** A value without padding, its axes in the given order. */
  valueInOrder(input: string, axes: readonly number[]): Value {
    const value = this.padded(this.value(input));
    if (sameOrder(value.axes, axes)) return value;
    // Axis k of the result is the axis that the value has where `axes` has k.
    const perm = inOrder(axes.length).map((axis) => value.axes[axes.indexOf(axis)]!);
    const name = this.builder.node('Transpose', [value.name], this.name(), { perm });
    return { name, axes, dims: perm.map((axis) => value.dims[axis]!) };
  }

  /** The value with its padding made real. */
  padded(value: Value): Value {
    if (!value.padding) return value;
    const { amounts, fill } = value.padding;
    if (fill !== 0) throw new ImportError('unsupported', `${value.name}: padding of this kind must go into a pooling`);
    const pads = this.builder.ints(...amounts.map(([before]) => before), ...amounts.map(([, after]) => after));
    const name = this.builder.node('Pad', [value.name, pads], this.name());
    return { name, axes: value.axes, dims: value.dims.map((dim, axis) => dim + amounts[axis]![0] + amounts[axis]![1]) };
  }

  /** A constant, folded if need be; undefined when the input is computed. */
  constant(input: string): Constant | undefined {
    const { node: name } = sourceOf(input);
    const known = this.#constants.get(name);
    if (known) return known;
    const node = this.model.nodes.get(name);
    const folded = node && foldConstant(node, (one) => this.constant(one));
    if (folded) this.#constants.set(name, folded);
    return folded;
  }

  /** A constant of whole numbers. @throws ImportError */
  ints(node: GraphNode, at: number): readonly number[] {
    const constant = this.constant(node.input[at] ?? '');
    if (constant?.type !== 'int32')
      throw new ImportError('unsupported', `${node.op} ${node.name}: input ${at} must be constant`);
    return constant.values;
  }

  /** The nodes that use an output of this one. */
  usersOf(node: GraphNode): readonly GraphNode[] {
    return this.#users.get(node.name) ?? [];
  }

  node(name: string): GraphNode {
    const node = this.model.nodes.get(name);
    if (!node) throw new ImportError('format', `there is no node ${name}`);
    return node;
  }

  /** A name for a value of the ONNX graph. */
  name(): string {
    return `v${this.#names++}`;
  }
}

/** `name` or, for outputs after the first, `name:1`. */
function sourceOf(input: string): { node: string; output: number } {
  const [node, output] = input.split(':');
  return { node: node!, output: Number(output ?? 0) };
}
