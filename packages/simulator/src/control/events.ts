import type { FastifyReply } from 'fastify';
import type { ThreadBook } from '../threads/book.js';
import type { ThreadState } from '../threads/types.js';

/** Comments keep proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events: first every thread that is wanted, then each one that changes, always whole. A client that reconnects
 * therefore misses nothing and needs to remember nothing.
 * @returns a function that ends the stream.
 */
export function streamThreads(
  threads: ThreadBook,
  wanted: (state: ThreadState) => boolean,
  reply: FastifyReply,
): () => void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  const write = (state: ThreadState) => {
    if (wanted(state)) raw.write(`event: thread\ndata: ${JSON.stringify(state)}\n\n`);
  };
  raw.write('retry: 500\n\n');
  for (const state of threads.states()) write(state);
  const stopListening = threads.onUpdate(write);
  const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS).unref();
  const stop = () => {
    stopListening();
    clearInterval(heartbeat);
    raw.end();
  };
  raw.on('close', stop);
  return stop;
}
