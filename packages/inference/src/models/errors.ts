/** One source did not give the file; the next one is tried. */
export class SourceError extends Error {
  override readonly name: string = 'SourceError';
}

/** A source that may well work but has not begun to answer in time: passed over at first, tried again when all others failed. */
export class SlowSourceError extends SourceError {
  override readonly name = 'SlowSourceError';
}

/** Nothing gave the file; the message lists what was tried and how to bring the file by hand. */
export class NoSourceError extends Error {
  override readonly name = 'NoSourceError';
}

/** The disk is full. What was fetched so far stays; the next run goes on from there. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

/** No entry of that name in the catalogue, or not one that this program can run. */
export class UnknownModelError extends Error {
  override readonly name = 'UnknownModelError';
}

/** A file or source that the operator named cannot be added; the message says why. */
export class UnusableModelError extends Error {
  override readonly name = 'UnusableModelError';
}

/** An error's message with its causes: `fetch failed` alone says nothing. */
export function explain(error: unknown): string {
  const seen: string[] = [];
  for (let at: unknown = error; at instanceof Error && seen.length < 4; at = at.cause) {
    const code = (at as NodeJS.ErrnoException).code;
    const text = at.message || code || at.name;
    if (!seen.some((earlier) => earlier.includes(text))) seen.push(text);
  }
  return seen.join(': ') || String(error);
}
