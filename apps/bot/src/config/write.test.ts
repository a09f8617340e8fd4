import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UserError } from './user-error.js';
import { setInFile } from './write.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-write-'));
  file = join(folder, 'hearth.config.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('sets what it is told, keeps the rest, and closes the file to others', () => {
  writeFileSync(file, JSON.stringify({ model: 'a', turn: { slots: 2 } }), { mode: 0o644 });
  setInFile(file, { model: 'b', 'turn.debounceMs': 5, 'messenger.accessToken': 'secret' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    model: 'b',
    turn: { slots: 2, debounceMs: 5 },
    messenger: { accessToken: 'secret' },
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['hearth.config.json']);
});

test('a file that is no JSON is left alone', () => {
  writeFileSync(file, '{');
  expect(() => setInFile(file, { model: 'b' })).toThrow(UserError);
  expect(readFileSync(file, 'utf8')).toBe('{');
});
