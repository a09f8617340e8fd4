import { z } from 'zod';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** One file of an entry. */
export const catalogueFile = z.object({
  /** Name on disk, perhaps in the folder of an export's graphs. */
  name: z.string().regex(/^(?:onnx\/)?[\w.-]+$/),
  bytes: z.number().int().positive(),
  sha256: hex64,
  /** Tried in order; the forms are listed at `parseSource`. All give the same bytes. */
  sources: z.array(z.string()).min(1),
});
export type CatalogueFile = z.infer<typeof catalogueFile>;

const shared = {
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  /** What it is, in one line. */
  about: z.string(),
  /** SPDX identifier, or the name of the licence when it has none. */
  licence: z.string(),
};

/** A model or a set of files that this program fetches, checks and runs. */
export const runnableEntry = z.object({
  ...shared,
  /**
   * `vision`: a chat model that sees. `objects`: finds things in pictures; optional, as everything works without it. `photos`: no model, for
   * measuring.
   */
  kind: z.enum(['chat', 'vision', 'ocr', 'objects', 'photos']),
  /** Tokens; chat models only. */
  contextLength: z.number().int().positive().optional(),
  /** Bytes of memory of the machine below which it is not worth trying. */
  minMemoryBytes: z.number().int().nonnegative(),
  files: z.array(catalogueFile).min(1),
});
export type RunnableEntry = z.infer<typeof runnableEntry>;

/**
 * A model that sees, of a family this program knows, that it has not been run with: no checksum is claimed for it. The hub's own are taken
 * when somebody uses it.
 */
export const offeredEntry = z.object({
  ...shared,
  kind: z.literal('vision'),
  run: z.literal(false),
  /** Repository on the Hugging Face hub, with its files in the ONNX layout. */
  hub: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  revision: z.string(),
  /** About, of the files that a processor takes. */
  aboutBytes: z.number().int().positive(),
  minMemoryBytes: z.number().int().nonnegative(),
});
export type OfferedEntry = z.infer<typeof offeredEntry>;

/** A model worth knowing that this program cannot run: no checksum is claimed for it. */
export const namedEntry = z.object({
  ...shared,
  kind: z.enum(['vision', 'chat']),
  run: z.literal(false),
  /** Repository on the Hugging Face hub. */
  hub: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  revision: z.string(),
});

export const catalogueEntry = z.union([runnableEntry, offeredEntry, namedEntry]);
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

export const catalogueSchema = z
  .array(catalogueEntry)
  .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, 'two entries have the same id');

export function isRunnable(entry: CatalogueEntry): entry is RunnableEntry {
  return 'files' in entry;
}

export function isOffered(entry: CatalogueEntry): entry is OfferedEntry {
  return 'aboutBytes' in entry;
}
