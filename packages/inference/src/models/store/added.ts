import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { CATALOGUE } from '../catalogue.js';
import { isOffered, isRunnable, runnableEntry } from '../catalogue-schema.js';
import type { CatalogueEntry, OfferedEntry, RunnableEntry } from '../catalogue-schema.js';
import { UnknownModelError } from '../errors.js';
import { layout } from './layout.js';

const addedSchema = z.array(runnableEntry);

/** Entries the operator added. @throws Error when the file is malformed */
export async function readAdded(modelsDir: string): Promise<RunnableEntry[]> {
  const path = layout.added(modelsDir);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  try {
    return addedSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${path} is malformed; put it right or remove it`, { cause });
  }
}

export async function writeAdded(modelsDir: string, entries: readonly RunnableEntry[]): Promise<void> {
  await mkdir(modelsDir, { recursive: true });
  const path = layout.added(modelsDir);
  await writeFile(`${path}.new`, `${JSON.stringify(entries, undefined, 2)}\n`, { flush: true });
  await rename(`${path}.new`, path);
}

/** The catalogue, entries that were pinned in place of what it offers, and what the operator added. */
export async function allEntries(modelsDir: string): Promise<CatalogueEntry[]> {
  const added = await readAdded(modelsDir);
  const others = new Map(added.map((entry) => [entry.id, entry]));
  const catalogue = CATALOGUE.map((entry) => others.get(entry.id) ?? entry);
  return [...catalogue, ...added.filter(({ id }) => !CATALOGUE.some((entry) => entry.id === id))];
}

/** A chat model, for text or with eyes, that can be used. @throws UnknownModelError when there is none, or one this program cannot run */
export async function findChat(modelsDir: string, id: string): Promise<RunnableEntry | OfferedEntry> {
  const entries = await allEntries(modelsDir);
  const entry = entries.find((one) => one.id === id);
  if (entry && isOffered(entry)) return entry;
  const kinds: readonly CatalogueEntry['kind'][] = ['chat', 'vision'];
  const known = entries.filter((one) => (isRunnable(one) || isOffered(one)) && kinds.includes(one.kind));
  const there = `Known: ${known.map((one) => one.id).join(', ')}.`;
  if (!entry) throw new UnknownModelError(`There is no model "${id}". ${there}`);
  if (!isRunnable(entry))
    throw new UnknownModelError(`"${id}" is named in the catalogue but this version cannot run it.`);
  if (!kinds.includes(entry.kind)) throw new UnknownModelError(`"${id}" is no chat model. ${there}`);
  return entry;
}

/** @throws UnknownModelError when there is none, or it is one this program cannot run */
export async function findRunnable(
  modelsDir: string,
  id: string,
  kind?: RunnableEntry['kind'],
): Promise<RunnableEntry> {
  const entries = await allEntries(modelsDir);
  const entry = entries.find((one) => one.id === id);
  const known = entries.filter((one) => 'files' in one && (!kind || one.kind === kind)).map((one) => one.id);
  if (!entry) throw new UnknownModelError(`There is no model "${id}". Known: ${known.join(', ')}.`);
  if (isOffered(entry)) throw new UnknownModelError(`"${id}" is not here: ./hearth models use ${id}`);
  if (!isRunnable(entry))
    throw new UnknownModelError(`"${id}" is named in the catalogue but this version cannot run it.`);
  if (kind && entry.kind !== kind)
    throw new UnknownModelError(`"${id}" is no ${kind} model. There are: ${known.join(', ')}.`);
  return entry;
}
