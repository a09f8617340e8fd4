import { cleanText } from '@hearth/message';
import type { InboundEvent } from '@hearth/message';

/** The event with every text in it as Redis, SQLite and the model may hold it. */
export function cleanEvent<E extends InboundEvent>(event: E): E {
  return clean(event) as E;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
