import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Capabilities } from './connector.js';
import { instagramCapabilities } from './instagram/capabilities.js';
import { messengerCapabilities } from './messenger/capabilities.js';
import { playgroundCapabilities } from './playground/capabilities.js';
import { whatsAppCloudCapabilities } from './whatsapp-cloud/capabilities.js';
import { whatsAppWebCapabilities } from './whatsapp-web/capabilities.js';

const CHANNELS: Readonly<Record<string, Capabilities>> = {
  'whatsapp-cloud': whatsAppCloudCapabilities,
  'whatsapp-web': whatsAppWebCapabilities,
  messenger: messengerCapabilities,
  instagram: instagramCapabilities,
  playground: playgroundCapabilities,
};
const FILES = [
  'capabilities.ts',
  'config.ts',
  'format.ts',
  'format.test.ts',
  'inbound.ts',
  'inbound.test.ts',
  'index.ts',
  'outbound.ts',
  'fixtures',
];
const SRC = import.meta.dirname;
const DOCS = join(SRC, '../../../docs/channels');

describe.each(Object.entries(CHANNELS))('%s', (channel, capabilities) => {
  test('its folder is like the others', () => {
    const files = readdirSync(join(SRC, channel));
    for (const file of FILES) expect(files).toContain(file);
    expect(readdirSync(join(SRC, channel, 'fixtures')).length).toBeGreaterThan(0);
  });

  test('its column of the table in docs/channels/README.md is its capabilities', () => {
    const rows = readFileSync(join(DOCS, 'README.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const column = rows[0]?.indexOf(channel) ?? -1;
    const written = new Map(rows.slice(2).map((cells) => [/`(\w+)`/.exec(cells[0] ?? '')?.[1], cells[column]]));
    for (const [name, value] of Object.entries(capabilities))
      expect([name, written.get(name)]).toEqual([name, shown(name, value)]);
    expect(written.size).toBe(Object.keys(capabilities).length);
  });

  test('it has a page', () => {
    expect(channel === 'playground' || existsSync(join(DOCS, `${channel}.md`))).toBe(true);
  });
});

/** A capability as the table shows it. */
function shown(name: string, value: Capabilities[keyof Capabilities]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return `${value.max} ${value.unit === 'utf16' ? 'characters' : 'bytes'}`;
  if (name === 'windowHours') return value === 0 ? 'none' : `${value} h`;
  return name === 'typingLapseMs' ? `${Number(value) / 1000} s` : String(value);
}
