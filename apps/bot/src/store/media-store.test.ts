import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openMediaStore } from './media-store.js';
import type { MediaStore } from './media-store.js';

const DAY_MS = 24 * 3600 * 1000;
const FACTS = { mime: 'image/png', width: 2, height: 1 };
const BYTES = Buffer.from('a picture');
let dir: string;
let store: MediaStore;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-media-'));
  store = openMediaStore(join(dir, 'media'), 30);
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the same bytes are one file, readable by this user only', async () => {
  const [first, second] = await Promise.all([store.put(BYTES, FACTS), store.put(BYTES, FACTS)]);
  expect(second).toEqual(first);
  expect(first).toMatchObject({ state: 'stored', bytes: 9, mime: 'image/png', width: 2, height: 1 });
  expect(await store.read(first)).toEqual(BYTES);
  const files = readdirSync(join(dir, 'media'), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(files.map(({ name }) => name)).toEqual([first.sha256]);
  expect(statSync(join(files[0]!.parentPath, files[0]!.name)).mode & 0o077).toBe(0);
  expect(statSync(files[0]!.parentPath).mode & 0o077).toBe(0);
});

test('a file that is not there is said not to be', async () => {
  const stored = await store.put(BYTES, FACTS);
  expect(await store.has(stored)).toBe(true);
  expect(await store.has({ ...stored, sha256: 'b'.repeat(64) })).toBe(false);
  await expect(store.read({ ...stored, sha256: 'b'.repeat(64) })).rejects.toThrow(/ENOENT/);
});

test('files go after their time, counted from when they were last stored', async () => {
  const stored = await store.put(BYTES, FACTS);
  await store.prune(Date.now() + 29 * DAY_MS);
  expect(await store.has(stored)).toBe(true);
  await store.prune(Date.now() + 31 * DAY_MS);
  expect(await store.has(stored)).toBe(false);
});

test('pruning a folder that was never used is nothing', async () => {
  await expect(openMediaStore(join(dir, 'other'), 1).prune()).resolves.toBeUndefined();
});
