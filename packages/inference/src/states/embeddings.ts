import { Embeddings } from '../backends/generic/embeddings.js';
import { onnxFile } from '../backends/generic/onnx-files.js';
import { openGraph } from '../backends/generic/session.js';
import { readExport } from '../backends/generic/settings.js';
import { createTokenizer } from '../tokenizer/tokenizer.js';
import { filledUp, meansOf } from './rows.js';
import type { StateSource } from './source.js';

/** The input embeddings of an export, which gives no inner states: neither encoder nor decoder is loaded. */
export async function openEmbeddings(dir: string, threads: number): Promise<StateSource> {
  const { hiddenSize, tokenizer: parts } = await readExport(dir);
  const tokenizer = createTokenizer(parts);
  const session = await openGraph(await onnxFile(dir, 'embed'), threads);
  const embeddings = new Embeddings(session, (run) => run(), parts.vocabSize, hiddenSize);
  return {
    tokens: (text) => tokenizer.encode(text, { special: false }),
    async means(texts) {
      const rows = filledUp(texts).map((tokens) => ({ tokens, scene: undefined }));
      return meansOf((await embeddings.of(rows)).data as Float32Array, texts);
    },
  };
}
