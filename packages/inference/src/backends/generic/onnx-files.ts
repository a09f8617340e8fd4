import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GRAPH_FOLDER, graphFile } from '../../models/export/graphs.js';
import type { Graph } from '../../models/export/graphs.js';

/** Path of a graph of the Hugging Face ONNX layout. @throws Error when there is none */
export async function onnxFile(dir: string, graph: Graph): Promise<string> {
  const folder = join(dir, GRAPH_FOLDER);
  return join(folder, graphFile(graph, await readdir(folder)));
}

/** True when a graph file uses an operator: its name stands in it as plain bytes. */
export async function usesOperator(file: string, operator: string): Promise<boolean> {
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1' }) as AsyncIterable<string>) {
    const text = tail + chunk;
    if (text.includes(operator)) return true;
    tail = text.slice(-operator.length);
  }
  return false;
}
