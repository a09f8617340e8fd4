/** What stands behind a graph's name for its number format, those that a processor is fastest with first. */
const FORMATS = ['_q4', '_quantized', '_q8', '_int8', '_uint8', '', '_q4f16', '_fp16', '_bnb4'];

/** The graphs of a model that sees, by the names they have in exports. */
const NAMES = {
  encoder: ['vision_encoder', 'embed_images'],
  embed: ['embed_tokens'],
  decoder: ['decoder_model_merged', 'decoder'],
} as const;
export type Graph = keyof typeof NAMES;
export const GRAPHS: readonly Graph[] = ['encoder', 'embed', 'decoder'];

/** Folder of the graphs in the Hugging Face ONNX layout. */
export const GRAPH_FOLDER = 'onnx';

/** Of the files in that folder the one of a graph, `{name}{format}.onnx`. @throws Error when there is none in a known number format */
export function graphFile(graph: Graph, files: readonly string[]): string {
  const candidates = NAMES[graph].flatMap((name) => FORMATS.map((format) => `${name}${format}.onnx`));
  const file = candidates.find((candidate) => files.includes(candidate));
  if (!file) throw new Error(`there is no ${NAMES[graph].join('.onnx and no ')}.onnx in a known number format`);
  return file;
}
