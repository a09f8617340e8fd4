import { ImportError } from '../../graph/errors.js';
import type { GraphNode } from './graph-model.js';

/** A list of whole numbers. @throws ImportError */
export function ints(node: GraphNode, name: string): number[] {
  const list = node.attr[name]?.list?.i;
  if (!list) throw new ImportError('format', `${node.op} ${node.name} has no ${name}`);
  return list.map(Number);
}

/** A text. */
export function text(node: GraphNode, name: string): string {
  return Buffer.from(node.attr[name]?.s ?? '', 'base64').toString('utf8');
}

/** Height and width of a list for all four axes, channels last; the others must be 1. @throws ImportError */
export function perSide(node: GraphNode, name: string): [height: number, width: number] {
  const [batch, height, width, channels] = ints(node, name);
  if (batch !== 1 || channels !== 1) unsupported(node, `${name} over the batch or the channels`);
  return [height!, width!];
}

/** Only what was met in a model that could be compared with a reference is converted. @throws ImportError */
export function unsupported(node: GraphNode, what: string): never {
  throw new ImportError('unsupported', `${node.op} ${node.name}: ${what} cannot be converted`);
}
