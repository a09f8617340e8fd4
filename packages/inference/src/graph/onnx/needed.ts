import type { Attribute, Graph, Node, Value } from './model.js';

/**
 * What outputs depend on.
 * @param nodes in the order they run
 * @returns the nodes that have a part in them, in their order, and the names of all values that those read or make
 */
export function needed(
  nodes: readonly Node[],
  outputs: readonly Value[],
): { nodes: readonly Node[]; names: ReadonlySet<string> } {
  const names = new Set(outputs.map(({ name }) => name));
  const kept: Node[] = [];
  for (const node of nodes.toReversed()) {
    if (!node.outputs.some((output) => names.has(output))) continue;
    kept.push(node);
    for (const input of reads(node)) names.add(input);
  }
  return { nodes: kept.toReversed(), names };
}

/** Inputs of a node, and what its branches read: of the graph around them too. */
function reads({ inputs, attributes }: Node): string[] {
  const branches = Object.values(attributes).filter(isGraph);
  return [...inputs, ...branches.flatMap((branch) => branch.nodes.flatMap(reads))].filter((name) => name !== '');
}

function isGraph(value: Attribute): value is Graph {
  return typeof value === 'object' && 'nodes' in value;
}
