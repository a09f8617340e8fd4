import type { FastifyReply } from 'fastify';
import type { AnyThread, ThreadBook } from '../threads/book.js';

/** Comments keep proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** A thread is written at most this often: a burst of changes costs one or two events, not one each. */
const MIN_INTERVAL_MS = 40;

/**
 * Server-sent events: first every thread that is wanted, then each one that changes, always whole. A client that reconnects
 * therefore misses nothing and needs to remember nothing.
 * @returns a function that ends the stream.
 */
export function streamThreads(
  threads: ThreadBook,
  wanted: (thread: AnyThread) => boolean,
  reply: FastifyReply,
): () => void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  /** Threads written a moment ago; true = changed since. */
  const recent = new Map<AnyThread, boolean>();

  function write(thread: AnyThread): void {
    raw.write(`event: thread\ndata: ${JSON.stringify(thread.state())}\n\n`);
    recent.set(thread, false);
    setTimeout(() => {
      const changed = recent.get(thread);
      recent.delete(thread);
      if (changed && !raw.destroyed) write(thread);
    }, MIN_INTERVAL_MS).unref();
  }

  raw.write('retry: 500\n\n');
  for (const thread of threads.all()) if (wanted(thread)) write(thread);
  const stopListening = threads.onUpdate((thread) => {
    if (!wanted(thread)) return;
    if (recent.has(thread)) recent.set(thread, true);
    else write(thread);
  });
  const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS).unref();
  const stop = () => {
    stopListening();
    clearInterval(heartbeat);
    recent.clear();
    raw.end();
  };
  raw.on('close', stop);
  return stop;
}
