/** Longest string length, in characters, that masks hold to. */
const MOST_COUNTED = 16;
const LENGTHS = ['minLength', 'maxLength'];
/** Their values are data, not schemas. */
const DATA = ['const', 'enum', 'default', 'examples'];

/**
 * A JSON schema without limits on the length of long strings: a grammar counts characters by one state each, and compiling one takes 40 ms
 * with a vocabulary of 150,000 tokens, during which nobody's answer goes on.
 */
export function withoutLongCounts(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutLongCounts);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !(LENGTHS.includes(key) && typeof value === 'number' && value > MOST_COUNTED),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, DATA.includes(key) ? value : withoutLongCounts(value)]));
}
