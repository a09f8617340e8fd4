import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importGguf, openGguf } from '../graph/index.js';
import { importTokenizer } from '../tokenizer/from-gguf.js';
import { createTokenizer } from '../tokenizer/tokenizer.js';
import type { RunnableEntry } from './catalogue-schema.js';
import { MANIFEST_FILE, modelManifest } from './manifest.js';
import type { ModelManifest } from './manifest.js';
import { Meter } from './progress.js';
import { writeChecksums } from './store/checksums.js';
import { diskError } from './store/disk.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { putInPlace } from './store/put-in-place.js';

/** Imported weights take at most this many times the room of the GGUF file; only told when the disk is full. */
const IMPORT_GROWTH = 1.5;

/**
 * Makes the folder the engine loads from an entry's GGUF file: graph and weights, tokenizer, template, manifest. It is made beside its
 * place and renamed when complete. The caller holds the entry's lock.
 * @throws ImportError or UnsupportedTokenizerError when the file is of a kind that cannot be run, DiskFullError
 */
export async function importChat(entry: RunnableEntry, options: InstallOptions): Promise<ModelManifest> {
  const file = entry.files[0]!;
  const outDir = `${layout.model(options.modelsDir, entry.id)}.new`;
  try {
    await rm(outDir, { recursive: true, force: true });
    const manifest = await write(entry, join(layout.files(options.modelsDir, entry.id), file.name), outDir, options);
    await putInPlace(outDir, layout.model(options.modelsDir, entry.id));
    return manifest;
  } catch (error) {
    await rm(outDir, { recursive: true, force: true });
    throw diskError(error, options.modelsDir, file.bytes * IMPORT_GROWTH);
  }
}

async function write(
  entry: RunnableEntry,
  ggufPath: string,
  outDir: string,
  { onProgress, signal }: InstallOptions,
): Promise<ModelManifest> {
  const { name, sha256, bytes } = entry.files[0]!;
  const gguf = await openGguf(ggufPath);
  const metadata = Object.fromEntries(gguf.metadata);
  await gguf.close();
  // First what can fail at once: a template or tokenizer that cannot be used.
  const imported = importTokenizer(metadata);
  const vocabSize = (metadata['tokenizer.ggml.tokens'] as readonly string[]).length;
  createTokenizer({ ...imported, vocabSize }).render([{ role: 'user', content: 'Hello' }]);

  let meter: Meter | undefined;
  const facts = await importGguf({
    ggufPath,
    outDir,
    onProgress: ({ done, total }) => (meter ??= new Meter('import', entry.id, total, onProgress)).report(done),
    ...(signal && { signal }),
  });
  meter?.finish();
  const manifest = modelManifest.parse({
    format: 1,
    kind: 'chat',
    id: entry.id,
    source: { file: name, sha256, bytes },
    ...facts,
    stopIds: imported.stopIds,
    bosId: imported.bosId,
    files: { graph: 'model.onnx', tokenizer: 'tokenizer.json', template: 'chat_template.jinja' },
  } satisfies ModelManifest);
  await writeFile(join(outDir, manifest.files.tokenizer), JSON.stringify(imported.tokenizer), { flush: true });
  await writeFile(join(outDir, manifest.files.template), imported.template, { flush: true });
  await writeChecksums(outDir, signal);
  await writeFile(join(outDir, MANIFEST_FILE), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
  return manifest;
}
