import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CatalogueFile } from '../catalogue-schema.js';
import { DiskFullError, NoSourceError, SlowSourceError, SourceError, explain } from '../errors.js';
import type { Meter } from '../progress.js';
import { parseSource } from '../sources/parse.js';
import { packageBytes } from '../sources/package.js';
import { IMPATIENT, PATIENT } from '../sources/source.js';
import type { Fetching, Source } from '../sources/source.js';
import { diskError } from './disk.js';
import { PartFile, discardPart } from './part-file.js';

/** Packages fetched at once: one is read while the next ones come. */
const PIECES_AHEAD = 3;
/** Milliseconds between two looks at what has arrived. */
const LOOK_EVERY_MS = 300;

export interface FetchOptions extends Omit<Fetching, 'patience'> {
  /** Where the file goes; it appears there complete and checked, or not at all. */
  readonly target: string;
  /** Sources tried before those of the catalogue. */
  readonly first: readonly string[];
  readonly meter: Meter;
}

/**
 * Gets one file from the first source that gives the right bytes. A source that does not begin in time is passed over and tried again,
 * with patience, when no other worked; one that gives other bytes is dropped.
 * @throws NoSourceError, DiskFullError, or the signal's reason
 */
export async function fetchFile(file: CatalogueFile, options: FetchOptions): Promise<void> {
  if (await hasSize(options.target, file.bytes)) return;
  const failures = new Map<string, string>();
  let sources = [...options.first, ...file.sources].map((spec) => parseSource(spec, file.name));
  for (const patience of [IMPATIENT, PATIENT]) {
    const slow: Source[] = [];
    for (const source of sources) {
      try {
        await fetchFrom(source, file, { ...options, patience });
        return await discardOthers(options.target);
      } catch (thrown) {
        options.signal.throwIfAborted();
        const error = diskError(thrown, dirname(options.target), file.bytes);
        if (error instanceof DiskFullError) throw error;
        failures.set(source.spec, explain(error));
        if (error instanceof SlowSourceError) slow.push(source);
      }
    }
    sources = slow;
  }
  const tried = [...failures].map(([spec, why]) => `  ${spec}\n    ${why}`).join('\n');
  throw new NoSourceError(
    `${file.name} could not be fetched. Tried:\n${tried}\n` +
      `To bring it by hand, get the file of ${file.bytes} bytes with SHA-256 ${file.sha256} ` +
      `on a machine with a network, put it at ${options.first[0]!.replace(/^file:/, '')} and start again.`,
  );
}

async function fetchFrom(source: Source, file: CatalogueFile, options: FetchOptions & Fetching): Promise<void> {
  const path = partPath(options.target, source);
  for (;;) {
    const part = await PartFile.open(path, source.spec, file.bytes);
    try {
      await transfer(source, part, file, options);
      if (part.length === file.bytes && part.digest() === file.sha256) return await part.finish(options.target);
    } catch (error) {
      if (part.length === 0) await discardPart(path);
      throw error;
    } finally {
      await part.close().catch(() => undefined);
    }
    // Bytes kept from a run that was cut off may be the bad ones (a power cut): only a transfer in one go speaks against the source.
    await discardPart(path);
    await rm(options.workDir, { recursive: true, force: true });
    if (part.resumedAt === 0)
      throw new SourceError(
        `it gave other bytes: ${part.length} with SHA-256 ${part.digest()}, not ${file.bytes} with ${file.sha256}`,
      );
  }
}

/** Removes what other sources gave before they failed. */
async function discardOthers(target: string): Promise<void> {
  const left = (await readdir(dirname(target))).filter(
    (name) => name.startsWith(`${basename(target)}.`) && /\.part(\.json)?$/.test(name),
  );
  await Promise.all(left.map((name) => rm(join(dirname(target), name), { force: true })));
}

/** One for each source: trying another source first must not cost what this one has given before. */
function partPath(target: string, { spec }: Source): string {
  return `${target}.${createHash('sha256').update(spec).digest('hex').slice(0, 8)}.part`;
}

async function transfer(
  source: Source,
  part: PartFile,
  file: CatalogueFile,
  options: FetchOptions & Fetching,
): Promise<void> {
  const stop = new AbortController();
  const fetching = { ...options, signal: AbortSignal.any([options.signal, stop.signal]) };
  // Packages fetched but not read yet count too; the part of the present one that was read counts once.
  const arrived = (waiting: number): void =>
    options.meter.report(part.length + Math.max(0, waiting - part.position.offset));
  const look = setInterval(() => void packageBytes(options.workDir).then(arrived), LOOK_EVERY_MS);
  const ahead = new Map<number, Promise<void>>();
  const prepare = (at: number): Promise<void> | undefined => {
    if (!ahead.has(at)) ahead.set(at, source.pieces[at]?.prepare?.(fetching) ?? Promise.resolve());
    return ahead.get(at);
  };
  try {
    while (part.position.piece < source.pieces.length) {
      const { piece: at, offset } = part.position;
      for (let next = at; next < at + PIECES_AHEAD; next++) prepare(next)?.catch(() => undefined);
      await prepare(at);
      const piece = source.pieces[at]!;
      for await (const chunk of piece.open(offset, fetching)) {
        await part.append(chunk);
        if (part.length > file.bytes) return;
        options.meter.report(part.length);
      }
      await part.endPiece();
      await piece.release?.(fetching);
    }
  } finally {
    clearInterval(look);
    stop.abort();
    await Promise.allSettled(ahead.values());
  }
}

async function hasSize(path: string, bytes: number): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size === bytes,
    () => false,
  );
}
