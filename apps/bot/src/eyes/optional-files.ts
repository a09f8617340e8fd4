import type { Logger } from 'pino';
import { describeError } from '../runtime/log.js';

/** Something that the assistant does without until it is there. */
export interface OptionalFiles {
  /** The folder, once it is there; undefined when it cannot be had in this run. Never rejects. */
  readonly arrival: Promise<string | undefined>;
  /** Gives up what is not there yet; the next start goes on from there. */
  close(): void;
}

/** Fetches in the background. A failure is one line in the log; the next start tries again. */
export function fetchOptional(
  name: string,
  ensure: (signal: AbortSignal) => Promise<{ readonly dir: string }>,
  log: Logger,
): OptionalFiles {
  const abort = new AbortController();
  const fetched = ensure(abort.signal).then(
    ({ dir }) => dir,
    (error: unknown) => {
      if (!abort.signal.aborted) log.warn({ part: name, error: describeError(error) }, 'an optional part is not there');
      return undefined;
    },
  );
  return { arrival: fetched, close: () => abort.abort(new Error('closing')) };
}
