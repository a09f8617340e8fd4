import { HALF } from '../../graph/quant/half.js';
import { perSide, text, unsupported } from './attributes.js';
import type { ConvertNode, Converter } from './converter.js';
import type { GraphNode, Halves } from './graph-model.js';
import { CHANNELS_LAST, inOrder, sameOrder } from './value.js';
import type { Padding, Value } from './value.js';
import { addWeights, channelsFirst } from './weights.js';

/** The operators of NanoDet's graph. Their meaning: https://www.tensorflow.org/api_docs/python/tf/raw_ops */
export const OPERATORS: Readonly<Record<string, ConvertNode>> = {
  Placeholder: (_converter, node) => {
    const dims = (node.attr['shape']?.shape?.dim ?? []).map(({ size }) => Number(size));
    return [{ name: node.name, axes: inOrder(dims.length), dims }];
  },
  Identity: (converter, node) => [converter.value(node.input[0]!)],
  Transpose: (converter, node) => {
    const value = converter.value(node.input[0]!);
    return [{ ...value, axes: converter.ints(node, 1).map((axis) => value.axes[axis]!) }];
  },
  Pad: (converter, node) => [pad(converter, node, 0)],
  PadV2: (converter, node) => {
    const fill = converter.constant(node.input[2]!);
    if (fill?.type !== 'float16' || HALF[fill.bits[0]!] !== -Infinity) unsupported(node, 'this filling');
    return [pad(converter, node, 'lowest')];
  },
  Conv2D: convolution,
  MaxPool: (converter, node) => {
    checkPicture(node);
    const input = pictureOf(converter, node.input[0]!, 'lowest');
    const kernel = perSide(node, 'ksize');
    const strides = perSide(node, 'strides');
    const attributes = { kernel_shape: kernel, strides, pads: padsOf(input) };
    const name = converter.builder.node('MaxPool', [input.name], converter.name(), attributes);
    return [picture(name, input.dims[1]!, slide(input, kernel, strides))];
  },
  Add: (converter, node) => {
    const [first, second] = node.input as [string, string];
    if (converter.constant(second)) {
      if (!biasOf(converter, converter.node(first))) unsupported(node, 'adding a constant');
      // The convolution has added it.
      return [converter.value(first)];
    }
    const a = converter.padded(converter.value(first));
    const b = converter.valueInOrder(second, a.axes);
    return [{ ...a, name: converter.builder.node('Add', [a.name, b.name], converter.name()) }];
  },
  LeakyRelu: (converter, node) => [
    eachElement(converter, node, 'LeakyRelu', { alpha: { float: node.attr['alpha']?.f ?? 0.2 } }),
  ],
  Sigmoid: (converter, node) => [eachElement(converter, node, 'Sigmoid', {})],
  ConcatV2: (converter, node) => {
    const first = converter.padded(converter.value(node.input[0]!));
    const parts = node.input.slice(0, -1).map((input) => converter.valueInOrder(input, first.axes));
    const axis = first.axes[converter.ints(node, node.input.length - 1)[0]!]!;
    const names = parts.map(({ name }) => name);
    const size = parts.reduce((sum, { dims }) => sum + dims[axis]!, 0);
    return [
      {
        ...first,
        name: converter.builder.node('Concat', names, converter.name(), { axis }),
        dims: first.dims.with(axis, size),
      },
    ];
  },
  SplitV: (converter, node) => {
    const value = converter.padded(converter.value(node.input[0]!));
    const sizes = converter.ints(node, 1);
    const axis = value.axes[converter.ints(node, 2)[0]!]!;
    const names = sizes.map(() => converter.name());
    converter.builder.node('Split', [value.name, converter.builder.ints(...sizes)], names, { axis });
    return names.map((name, at) => ({ ...value, name, dims: value.dims.with(axis, sizes[at]!) }));
  },
  Reshape: (converter, node) => {
    const rank = converter.value(node.input[0]!).axes.length;
    const value = converter.valueInOrder(node.input[0]!, inOrder(rank));
    const shape = converter.ints(node, 1);
    const name = converter.builder.node('Reshape', [value.name, converter.builder.ints(...shape)], converter.name());
    const known = shape.reduce((product, dim) => (dim < 0 ? product : product * dim), 1);
    const rest = value.dims.reduce((product, dim) => product * dim, 1) / known;
    return [{ name, axes: inOrder(shape.length), dims: shape.map((dim) => (dim < 0 ? rest : dim)) }];
  },
  ResizeBilinear: (converter, node) => {
    if (!node.attr['half_pixel_centers']?.b) unsupported(node, 'other than half-pixel centres');
    const input = converter.valueInOrder(node.input[0]!, CHANNELS_LAST);
    const sides = converter.ints(node, 1);
    // By factor, not to a size: so the graph takes pictures of other sizes than the one it was saved with.
    const factors = sides.map((side, at) => side / input.dims[2 + at]!);
    const scales = converter.builder.initializer({
      name: `scales.${factors.join('_')}`,
      type: 'float32',
      dims: [4],
      bytes: new Uint8Array(Float32Array.of(1, 1, ...factors).buffer),
    });
    const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
    const name = converter.builder.node('Resize', [input.name, '', scales], converter.name(), attributes);
    return [picture(name, input.dims[1]!, sides)];
  },
};

function convolution(converter: Converter, node: GraphNode): readonly Value[] {
  checkPicture(node);
  if (perSide(node, 'dilations').some((dilation) => dilation !== 1)) unsupported(node, 'a dilation');
  const filter = converter.constant(node.input[1]!);
  if (filter?.type !== 'float16') return unsupported(node, 'a filter that is not constant');
  const input = pictureOf(converter, node.input[0]!, 0);
  const [height, width, channels, outputs] = filter.dims as [number, number, number, number];
  if (channels !== input.dims[1]) unsupported(node, 'convolution in groups');
  const strides = perSide(node, 'strides');
  const inputs = [input.name, addWeights(converter.builder, `${node.name}.filter`, channelsFirst(filter))];
  const bias = biasOf(converter, node);
  if (bias) inputs.push(addWeights(converter.builder, `${node.name}.bias`, bias));
  const name = converter.builder.node('Conv', inputs, converter.name(), { strides, pads: padsOf(input) });
  return [picture(name, outputs, slide(input, [height, width], strides))];
}

/** What is added to a convolution's result by the one node that uses it, one number a channel. */
function biasOf(converter: Converter, node: GraphNode): Halves | undefined {
  const users = converter.usersOf(node);
  if (node.op !== 'Conv2D' || users.length !== 1 || users[0]!.op !== 'Add') return undefined;
  const added = converter.constant(users[0]!.input[1]!);
  return added?.type === 'float16' && added.dims.length === 1 ? added : undefined;
}

/** @throws ImportError for what convolutions and pooling of this graph never have. */
function checkPicture(node: GraphNode): void {
  if (text(node, 'data_format') !== 'NHWC') unsupported(node, 'channels first');
  if (text(node, 'padding') !== 'VALID') unsupported(node, `${text(node, 'padding')} padding`);
}

function pad(converter: Converter, node: GraphNode, fill: Padding['fill']): Value {
  const value = converter.padded(converter.value(node.input[0]!));
  const flat = converter.ints(node, 1);
  const amounts = value.dims.map((_, axis): [number, number] => {
    const at = value.axes.indexOf(axis) * 2;
    return [flat[at]!, flat[at + 1]!];
  });
  return { ...value, padding: { fill, amounts } };
}

/** A value whose axes are a picture's, with padding only if it is of the sides and of the kind that is taken up. */
function pictureOf(converter: Converter, input: string, fill: Padding['fill']): Value {
  const value = converter.value(input);
  const outside = value.padding?.amounts.slice(0, 2).flat() ?? [];
  const fits =
    sameOrder(value.axes, CHANNELS_LAST) && value.padding?.fill === fill && outside.every((amount) => amount === 0);
  return fits ? value : converter.valueInOrder(input, CHANNELS_LAST);
}

function picture(name: string, channels: number, sides: readonly number[]): Value {
  return { name, axes: CHANNELS_LAST, dims: [1, channels, ...sides] };
}

/** ONNX's order: top, left, bottom, right. */
function padsOf({ padding }: Value): number[] {
  const sides = padding?.amounts.slice(2) ?? [
    [0, 0],
    [0, 0],
  ];
  return [...sides.map(([before]) => before!), ...sides.map(([, after]) => after!)];
}

/** Height and width of what a window gives that slides over a picture. */
function slide({ dims, padding }: Value, window: readonly number[], strides: readonly number[]): number[] {
  return window.map((side, at) => {
    const [before, after] = padding?.amounts[2 + at] ?? [0, 0];
    return Math.floor((dims[2 + at]! + before + after - side) / strides[at]!) + 1;
  });
}

function eachElement(
  converter: Converter,
  node: GraphNode,
  op: string,
  attributes: Record<string, { float: number }>,
): Value {
  const value = converter.padded(converter.value(node.input[0]!));
  return { ...value, name: converter.builder.node(op, [value.name], converter.name(), attributes) };
}
