import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inboundEvent } from '@hearth/message';
import type { ParsedItem } from './connector.js';
import { parseJson } from './meta/json.js';

/** A payload in a platform's documented shape, and what every item of it becomes. */
interface Fixture {
  readonly about: string;
  readonly body: unknown;
  readonly expect: readonly ({ event: object } | { ignored: string } | { broken: true })[];
}

/** Tests every fixture of a channel's folder. For tests only. */
export function testFixtures(folder: string, parse: (body: unknown) => ParsedItem[]): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  test.each(names)('%s', (name) => {
    const fixture = parseJson(readFileSync(join(folder, name))) as Fixture;
    const items = parse(fixture.body);
    expect(items.map(plain)).toMatchObject(fixture.expect);
    expect(items).toHaveLength(fixture.expect.length);
    for (const item of items)
      if (item.ok && 'event' in item) expect(inboundEvent.parse(item.event)).toEqual(item.event);
    const keys = items.flatMap((item) => (item.ok && 'key' in item ? [item.key] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(parse(fixture.body).flatMap((item) => (item.ok && 'key' in item ? [item.key] : []))).toEqual(keys);
  });

  test.each(names)('%s: whatever is damaged in it, parsing goes on and gives valid events only', (name) => {
    const { body } = parseJson(readFileSync(join(folder, name))) as Fixture;
    const places = count(body);
    for (let place = 0; place < places; place += 1) {
      for (const junk of JUNK) {
        for (const item of parse(damaged(body, place, junk)))
          if (item.ok && 'event' in item) inboundEvent.parse(item.event);
      }
    }
  });

  test.each(names)('%s holds nobody’s number and no token', (name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/"(timestamp|time)": "?\d+/g, '');
    const phones = text.match(/(?<![\d.])\+?1?[ -]?\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g) ?? [];
    // 555 numbers are kept for fiction.
    for (const phone of phones) expect(phone.replace(/\D/g, '')).toMatch(/^1?(\d{3}555|555)/);
    expect(text).not.toMatch(/\bEAA[A-Za-z0-9]{10}|\bIGQ[A-Za-z0-9]{10}|Bearer /);
  });
}

/** What a value may have become on its way. */
const JUNK: readonly unknown[] = [null, undefined, 0, -1, 1e300, '', '\u0000', true, [], {}, [null], { id: {} }];

/** Number of values in a tree. */
function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + count(inner), 1);
}

/** A copy of the tree with the value number `place` (in reading order, the root is 0) replaced. */
function damaged(value: unknown, place: number, junk: unknown): unknown {
  let left = place;
  const copy = (inner: unknown): unknown => {
    if (left-- === 0) return junk;
    if (Array.isArray(inner)) return inner.map(copy);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, nested]) => [key, copy(nested)]));
  };
  return copy(value);
}

function plain(item: ParsedItem): object {
  if (!item.ok) return { broken: true };
  return 'ignored' in item ? { ignored: item.ignored } : { event: item.event };
}
