import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PictureReport } from '@hearth/agent';
import { openReportStore } from './report-store.js';
import type { PrunedReportStore } from './report-store.js';

const DAY_MS = 24 * 3600 * 1000;
const SHA256 = 'a'.repeat(64);
const REPORT: PictureReport = {
  width: 3,
  height: 2,
  orientation: 'landscape',
  colours: [{ name: 'red', share: 1 }],
  sharpness: 'soft',
  objects: [{ kind: 0, score: 0.7, box: { x: 0, y: 0, width: 1, height: 2 } }],
  lines: [],
};

let dir: string;
let store: PrunedReportStore;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-reports-'));
  store = openReportStore(join(dir, 'reports'), 30);
});
afterEach(() => rm(dir, { recursive: true }));

const files = async (): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

test('a report comes back as it was, for its own version only, readable by this user only', async () => {
  expect(await store.get(SHA256, 1)).toBeUndefined();
  await store.put(SHA256, 1, REPORT);
  expect(await store.get(SHA256, 1)).toEqual(REPORT);
  expect(await store.get(SHA256, 2)).toBeUndefined();
  const [path] = await files();
  expect((await stat(path!)).mode & 0o077).toBe(0);
});

test('reports go after the time of the pictures', async () => {
  await store.put(SHA256, 1, REPORT);
  await store.prune(Date.now() + 29 * DAY_MS);
  expect(await files()).toHaveLength(1);
  await store.prune(Date.now() + 31 * DAY_MS);
  expect(await files()).toEqual([]);
});

test('a damaged report is an error, not a report', async () => {
  await store.put(SHA256, 1, REPORT);
  await writeFile((await files())[0]!, '{"width":3');
  await expect(store.get(SHA256, 1)).rejects.toThrow(SyntaxError);
});
