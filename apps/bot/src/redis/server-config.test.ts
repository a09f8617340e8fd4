import { expect, test } from '@jest/globals';
import { privateMemoryMb, serverConfig } from './server-config.js';

const GB = 2 ** 30;

test.each([
  [0.5, 128],
  [4, 512],
  [64, 1024],
])('%d GB of memory: %d MB for Redis', (gigabytes, expected) => {
  expect(privateMemoryMb(gigabytes * GB)).toBe(expected);
});

test('paths with spaces are quoted', () => {
  const text = serverConfig({ dir: '/my data', socket: '/my data/s', pidFile: '/my data/p', logFile: '/my data/l' });
  expect(text).toContain('dir "/my data"\n');
  expect(text).toContain('appendfsync always\n');
});
