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

  test.each(names)('%s holds nobody’s number and no token', (name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/"(timestamp|time)": "?\d+/g, '');
    const phones = text.match(/(?<![\d.])\+?1?[ -]?\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g) ?? [];
    // 555 numbers are kept for fiction.
    for (const phone of phones) expect(phone.replace(/\D/g, '')).toMatch(/^1?(\d{3}555|555)/);
    expect(text).not.toMatch(/\bEAA[A-Za-z0-9]{10}|\bIGQ[A-Za-z0-9]{10}|Bearer /);
  });
}

function plain(item: ParsedItem): object {
  if (!item.ok) return { broken: true };
  return 'ignored' in item ? { ignored: item.ignored } : { event: item.event };
}
