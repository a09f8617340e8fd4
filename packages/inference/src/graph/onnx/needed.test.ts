import { expect, test } from '@jest/globals';
import { GraphBuilder } from './graph-builder.js';

const value = (name: string) => ({ name, type: 'float32', dims: ['n'] }) as const;

test('a graph holds what its outputs depend on, branches included, and nothing else', () => {
  const graph = new GraphBuilder('whole');
  const branch = new GraphBuilder('branch');
  branch.node('Add', ['a', graph.ints(1)], 'inside');
  graph.node('Abs', ['x'], 'a');
  graph.node('Neg', ['x'], 'unread');
  graph.node('If', ['choice'], 'chosen', { then_branch: branch.build([], [value('inside')]) });
  graph.node('Split', ['chosen', graph.ints(2)], ['left', 'right']);
  graph.node('Mul', ['unread', graph.ints(3)], 'unread.too');
  const built = graph.build([value('x')], [value('right')]);
  expect(built.nodes.map(({ op }) => op)).toEqual(['Abs', 'If', 'Split']);
  expect(built.initializers.map(({ name }) => name)).toEqual(['ints.1', 'ints.2']);
});
