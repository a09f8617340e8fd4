import type { Engine } from '@hearth/inference';

/** Characters of a text that are embedded: what is asked for shows early, and a long text must not cost seconds. */
const TEXT_CHARS = 400;
/** Texts remembered: several probes look at the same message. */
const REMEMBERED = 16;

const recent = new WeakMap<Engine, Map<string, Promise<Float32Array>>>();

/** The engine's hidden state of a text, computed once for all probes that ask for it. @throws as Engine.embed */
export function embeddingOf(engine: Engine, text: string, signal?: AbortSignal): Promise<Float32Array> {
  const key = text.slice(0, TEXT_CHARS).toWellFormed();
  const known = recent.get(engine) ?? new Map<string, Promise<Float32Array>>();
  recent.set(engine, known);
  const before = known.get(key);
  if (before) return before;
  const hidden = engine.embed(key, signal);
  known.set(key, hidden);
  // One that was aborted or failed is no answer for the next who asks.
  hidden.catch(() => known.delete(key));
  if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  return hidden;
}
