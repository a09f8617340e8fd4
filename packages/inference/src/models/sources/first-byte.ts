import { SlowSourceError, SourceError } from '../errors.js';

/** Milliseconds without a byte in the middle of a transfer after which it is given up (and can be resumed). */
const STALL_MS = 60_000;

/**
 * Passes a transfer on and ends it when its first byte takes longer than `firstByteMs` or it stalls later.
 * `start` gets a signal that is aborted then, or when the caller's signal is.
 * @throws SlowSourceError, SourceError, or the signal's reason
 */
export async function* watched(
  start: (signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>,
  firstByteMs: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  const watch = new AbortController();
  const both = AbortSignal.any([signal, watch.signal]);
  let timer = setTimeout(
    () => watch.abort(new SlowSourceError(`no first byte within ${firstByteMs / 1000} s`)),
    firstByteMs,
  );
  const stalled = (): void => watch.abort(new SourceError(`no data for ${STALL_MS / 1000} s`));
  try {
    const stream = await ended(start(both), both);
    const iterator = stream[Symbol.asyncIterator]();
    for (;;) {
      const next = await ended(iterator.next(), both);
      clearTimeout(timer);
      if (next.done) return;
      yield next.value;
      timer = setTimeout(stalled, STALL_MS);
    }
  } finally {
    clearTimeout(timer);
    watch.abort();
  }
}

/** The promise's value, or the signal's reason as soon as it is aborted. */
async function ended<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', onAbort!);
  }
}
