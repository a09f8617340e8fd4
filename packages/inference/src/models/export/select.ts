import { GRAPHS, GRAPH_FOLDER, graphFile } from './graphs.js';

/** Without these there is no model. */
const NEEDED = ['config.json', 'tokenizer.json'];
/** Others that say how it is used, each in some exports only. */
const SETTINGS = [
  'generation_config.json',
  'tokenizer_config.json',
  'chat_template.jinja',
  'chat_template.json',
  'preprocessor_config.json',
  'processor_config.json',
];

/**
 * Paths of the files that make a model that sees, of all those of an export: settings, and each graph in the number format that suits a
 * processor, with the files its weights lie in (`x.onnx_data`, `x.onnx_data_1`, …, `x.onnx.data`).
 * @throws Error when something is missing
 */
export function selectFiles(paths: readonly string[]): string[] {
  const missing = NEEDED.filter((name) => !paths.includes(name));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(' and no ')}`);
  const folder = `${GRAPH_FOLDER}/`;
  const inFolder = paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
  const graphs = GRAPHS.flatMap((graph) => {
    const file = graphFile(graph, inFolder);
    const weights = inFolder.filter(
      (name) => name.startsWith(file) && /^(?:_data(?:_\d+)?|\.data)$/.test(name.slice(file.length)),
    );
    return [file, ...weights];
  });
  return [
    ...[...NEEDED, ...SETTINGS].filter((name) => paths.includes(name)),
    ...graphs.map((name) => `${folder}${name}`),
  ];
}
